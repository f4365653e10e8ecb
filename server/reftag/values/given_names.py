"""Given names: enough of the common ones to distinguish *John Smith* from *Harper Collins*.

A word counts as a given name only where that is nearly all it is: no *Grant*, *Rose* or *Paris*.
"""

from typing import Final

_WORDS: Final = """
    aaron abdul abdullah abigail abraham ada adam adele adeline adrian adriana agata agnes agneta
    agnieszka ahmad ahmed aileen aino aisha akira alan albert alberto alejandra alejandro aleksandar
    aleksandr aleksandra alessandra alessandro alessia alex alexander alexandra alexandre alexandros
    alexei alexey alexis alfonsina alfonso alfred alfredo ali alice alicia alina alison allan
    allison alois alphonse alvaro amalia amanda amelia amir amira amit amy ana anastasia anders
    andre andrea andreas andrei andrej andres andrew andrey andrzej andrés andy angela angelika
    angelina angelo anil anita anja ankit ann anna anne anneliese annemarie annette annie annika
    anselm anthony antje antoine anton antonella antoni antonia antonio antónio archibald ariane
    aristotelis arjun arkadiusz arlene arnaud arne arthur artur arturo arun arvid ashley asma astrid
    attila audrey august aurélie axel ayesha aylin barbara barry bart bartosz bastian beate beatrice
    beatriz ben benedict benedikt benita benjamin benoît bernadette bernard bernd bernhard bert
    berta bertha bertil bertrand beth bettina bianca bill birgit birgitta björn bjørn bob bogdan
    bojan boris bożena brandon brenda brian bridget brigitta brigitte britta bruce bruno bryan
    burkhard caitlin camilla camille carina carl carla carles carlo carlos carmen carol carola
    carolina caroline carolyn carsten casper catherine cathy cecile cecilia cecilie cesar charles
    charlie charlotte cheryl chiara chloe chris christa christel christelle christian christiane
    christina christine christoffer christoph christophe christopher christos ciara claes claire
    clara clarissa claude claudia claudine claudio clemens clément colin connor constantin corinna
    corinne cornelia cornelius cristian cristina cristián cynthia cédric céline césar dagmar dagny
    daisuke damian damien dan dana daniel daniela daniele danielle darina dario dariusz dave david
    deborah deepak deirdre delphine denis denise dennis derek desmond detlef diana diane diarmuid
    diego dieter dilip dimitri dimitrios dimitris dinesh dirk dmitri dmitrii dmitry dominic dominik
    dominika dominique donald donna doreen doris dorota dorothea dorothy dorte douglas dylan edda
    edith edmund edoardo eduard eduardo edward edwin egon eileen einar eino eirik ekaterina elaine
    elena eleni eleonora elfriede elham eliane elias elin elina elisa elisabeth elise eliza
    elizabeth elke ella ellen ellinor elodie eloise elspeth elvira emanuele emil emilia emiliano
    emilie emilio emily emma emmanuel emre enrico enrique eric erica erich erik erika erna ernestine
    ernst erwin espen esteban estelle esther eszter etienne eugene eugenia eugenio eunice eva evan
    evangelos eve evelina evelyn ewa fabian fabio fabrice fadi faisal farah fatemeh fatima fatma
    federica federico felicia felicity felix ferdinand fernanda fernando filip filippo finn fiona
    florence florentin florian floriane franca frances francesca francesco francine francisca
    francisco franco francois francoise franz franziska françois françoise fred frederic frederick
    frederik fredrik fredrika frida frieda friederike friedrich fritz frédéric fumiko gabor gabriel
    gabriela gabriele gabriella gaby gareth gary gaëlle genevieve geneviève geoffrey georg george
    georges georgina georgios gerald geraldine gerard gerd gerda gerhard gerhild gertrud gertrude
    giacomo gian gianluca gianni gilles gina gino giorgio giorgos giovanna giovanni gisela giulia
    giulio giuseppe gloria gonzalo graham grazyna greg gregor gregory greta grégoire guadalupe
    gudrun guido guillaume guillermo gunilla gunnar gustav gustavo gwen gwendolyn gábor günter
    günther haakon halina hamid hamza hana hanna hannah hanne hannelore hannes hans hansjörg harald
    harold haruki hassan heather hector hedwig heidi heike heiko heinrich heinz helen helena helene
    helga hella helle helmut hendrik henk henri henrietta henriette henrik henryk hernan hernán
    hilary hilda hilde hildegard hiroko hiroshi holger hossein hubert hugh hugo hugues humberto
    hussein håkan ian ibrahim ignacio igor ilaria ilse ilya imke imre ines inga inge ingeborg ingmar
    ingo ingrid ioana ioannis irena irene irfan irina irma isaac isabel isabella isabelle isidora
    ismael ismail istván ivan ivana ivo iwona iñigo jacek jack jacob jacopo jacqueline jacques jaime
    jakob jakub james jan jana jane janet janice janine jaroslav jarosław jasmin jason javad javier
    jean jeanette jeanne jeffrey jelena jelle jennie jennifer jens jeremiah jeremy jerome jerry
    jerzy jesper jessica jesús jette jim jiří joachim joan joana joanna joanne joao joaquin jochen
    joel joerg johan johann johanna johannes john johnny jonas jonathan jonna joop jordi jorge jose
    josef joseph josephina josephine joshua josip josé joão juan juana judith juergen juha julia
    julian juliana julie julien juliette julio justin justyna jutta jérôme józef jörg jürgen kaarina
    kai kamal karel karen karim karin karina karl karla karoline karsten kasia kasper katarina
    katarzyna kate katharina katherine kathleen kathryn kathy katie katja katrin kazimierz kazuko
    kazuo kees keiko keith kelly kenji kenneth kerry kerstin kerttu kevin khalid kimberly kirsi
    kirsten kirstin kjell klaas klara klaus knut konrad konstantin konstantinos kristen kristian
    kristiina kristin kristina kristine kristof krystyna krzysztof kurt kyle larissa lars laszlo
    laszló laura laurence laurent lea leah leif leila lena leo leonard leonardo leonid leonie leonor
    leslie leszek leticia lieselotte liisa lilian lillian lina linda lionel lisa livia liz ljiljana
    lorena lorenzo lorraine lothar lotte louis louisa louise lubomir luc luca lucas lucia luciana
    luciano lucie lucy ludmila ludovic ludwig luigi luis luisa lukas lukasz luke lukáš luminita lutz
    luís lydia lászló maarten maartje maciej mads magali magda magdalena magnus mahmoud maite maja
    malcolm malin manfred manoj manuel manuela mara marc marcel marcela marcelina marcelo marcin
    marco marcos marcus marek margaret margarete margarethe margarita margherita margit margot
    marguerite maria marian mariana marianne marie mariella marija marina mario marion marius
    mariusz marjorie mark markku marko markus marlene marta martha martijn martin martina martine
    mary maryam marzena maría masahiro masako massimo mateo mathias mathieu mathilde matilda matteo
    matthew matthias matthieu matti mattias maureen maurice mauricio mauro max maximilian
    maximiliano małgorzata mechthild megan mehdi mehmet meike melanie melinda melissa mercedes
    merete mette mia michael michal michał michel michele michelle miguel mihaela mihai mikael mike
    mikhail mikko milan milena milica miloš mina mirco mireille mirela miriam mirjam miroslav
    mirosława mitsuko mohamad mohamed mohammad mohammed mohan mohsen mona monica monika monique
    moritz morten muhammad muriel mustafa myriam nadia nadine nadja nancy naomi nasser natalia
    natalie natasha natasza nataša nathalie nathan nathaniel neil nele niccolò nicholas nick nico
    nicola nicolas nicole nicoletta nicolás niels nigel nikhil nikita nikki niklas nikola nikolai
    nikolaos nikolaus nils nina noah nora norbert noriko norman noémie nuno odile oksana olaf ole
    oleg olena olga oliver olivia olivier olof omar oscar oskar osman ottavio otto oystein paavo
    pablo paloma paola paolo pascal patrice patricia patricio patrick patrik patrizia paul paula
    paulina pauline paulo pavel pedro peer peggy pekka penelope pernilla peter petr petra petri
    petros philip philipp philippe phillip pia piero pierre piet pieter pietro piotr pirjo pooja
    prisca priscilla priya rachel radoslav rafael rafaela rafał ragnar raimo raimund rainer rajesh
    rakesh ralf ralph ramon ramón raphael raquel raul ravi raúl rebecca regina reidar reinhard
    reinhold rena renata renate rene rené reza ricardo riccardo richard rikke rita ritva robert
    roberta roberto robin rocio rodolfo rodrigo roger roland rolf roman ronald rosa rosalind rosanna
    rosario rosemarie rosemary roxana ruben rubén rudi rudolf rui rupert ruth ryan rémi sabina
    sabine sabrina saeed sakari salvatore sam samantha samir samuel sandeep sandra sandro sanjay
    sanna santiago sara sarah sascha saskia satoshi sean sebastian sebastián selma serena serge
    sergei sergej sergey sergio shabnam shannon sharon sheila shinji sigrid sigurd silke silvana
    silvia silvio simon simona simone slawomir snezana sofia soledad solveig sonia sonja sonya
    sophia sophie soren spyros stacey stanislav stanisław stavros stefan stefania stefanie stefano
    steffen steffi stelian stella stephan stephane stephanie stephen steve steven stig stuart sture
    stéphane sumiko sunil susan susana susann susanna susanne suzanne svante svein sveinung sven
    svetlana sylvia sylvie sylwia szymon sébastien søren sławomir tadashi tadeusz tahir takashi
    takeshi tamar tamara tamás tania tanja tanya tara tarek tariq tarja tatiana tatjana tatsuya
    teresa terry tessa thea theo theodor theodora theresa thierry thomas thomasz thorbjørn thorsten
    tiago tibor tilman tim timo timothy tina tine tobias todd tom tomas tomasz tommaso tomoko tomás
    torben tord torsten toshiko tracy traude tristan trond trude ulf ulrich ulrike ursula uta ute
    uwe valentin valentina valeria valerie valerio vanessa vasilis vassilis veikko vera verena
    veronica veronika vesna vibeke vicente vicki victoire victor victoria vijay viktor vilhelm
    vincent vincenzo violeta violette virginia vitor vittorio vivian viviana viviane vladimir volker
    waldemar walter waltraud wanda wendy werner wiebke wilfried wilhelm wilhelmina willem william
    wilma wim witold wojciech wolfgang wolfram władysław xavier xenia yannick yannis yasmin yasuko
    yoko yolanda yoshiko yuki yulia yuri yusuf yves yvette yvonne zbigniew zdeněk zoe zofia zoltan
    zoran zoë zsolt zsuzsanna zuzana øystein łukasz željko
"""

GIVEN: Final = frozenset(_WORDS.split())
