"""Given names: enough of the common ones to tell *John Smith* from *Harper Collins*.

A word counts as a given name only where that is nearly all it is: no *Grant*, *Rose* or *Paris*.
"""

from typing import Final

_WORDS: Final = """
    aaron abdul abdullah abigail abraham adam adrian adriana agnes agnieszka ahmad ahmed aisha
    akira alan albert alberto alejandra alejandro aleksandar aleksandr aleksandra alessandra
    alessandro alessia alex alexander alexandra alexandre alexandros alexei alexey alexis alfonso
    alfred alfredo ali alice alicia alina alison allan allison alvaro amanda amelia amir amit amy
    ana anastasia anders andre andrea andreas andrei andrej andres andrew andrey andrzej andrés
    andy angela angelo anil anita anja ankit ann anna anne annette annie annika anthony antje
    antoine anton antonella antonia antonio antónio arjun arnaud arne arthur artur arturo arun
    ashley astrid audrey august axel barbara barry bart beate beatrice beatriz ben benedict
    benedikt benjamin bernard bernd bernhard beth bettina bianca bill birgit björn bjørn bob boris
    brandon brenda brian bridget bruce bruno bryan caitlin camilla camille carina carl carla carlo
    carlos carmen carol carolina caroline carsten catherine cathy cecilia cesar charles charlie
    charlotte chiara chloe chris christa christian christiane christina christine christoph
    christophe christopher ciara claire clara claude claudia claudio clemens colin connor
    constantin corinna cristian cristina cynthia cédric césar daisuke damien dan dana daniel
    daniela daniele danielle dario dave david deborah deepak denis denise dennis derek diana diane
    diego dieter dimitri dimitris dirk dmitri dmitry dominic dominik dominique donald donna doris
    dorothea dorothy douglas dylan eduard eduardo edward edwin eileen ekaterina elaine elena eleni
    eleonora elias elisa elisabeth elise elizabeth elke ella ellen emanuele emil emilia emilie
    emilio emily emma emmanuel enrico enrique eric erica erich erik erika ernst erwin esteban
    esther eugene eva evan eve evelyn fabian fabio fabrice fatima fatma federica federico felix
    ferdinand fernanda fernando filip filippo fiona florence florian franca frances francesca
    francesco francisca francisco franco francois franz françois fred frederic frederick frederik
    fredrik frida friedrich fritz frédéric gabriel gabriela gabriele gabriella gareth gary
    geoffrey georg george georgios gerald gerard gerd gerhard giacomo gian gianluca gianni gilles
    gina giorgio giovanna giovanni giulia giulio giuseppe gloria gonzalo graham greg gregor
    gregory greta guido guillaume guillermo gustav gustavo günter günther hamid hanna hannah
    hannes hans harald harold haruki hassan heather hector heidi heike heiko heinrich heinz helen
    helena helene helga helmut hendrik henri henrik hernan hernán hilary hilde hiroshi holger hugo
    ian ibrahim ignacio igor ilaria ilya ines ingo ingrid irene irina irma isaac isabel isabella
    isabelle ismail ivan ivana jack jacob jacopo jacqueline jacques jaime jakob jakub james jan
    jana jane janet janice janine jasmin jason javier jean jeffrey jelena jennifer jens jeremy
    jerome jerry jessica jim joachim joan joana joanna joanne joao joaquin jochen joel joerg johan
    johann johanna johannes john johnny jonas jonathan jorge jose josef joseph josephine joshua
    josip josé joão juan juana judith juergen julia julian juliana julie julien juliette julio
    justin justyna jérôme jörg jürgen kai kamal karen karim karin karina karl karsten kasper
    katarina katarzyna kate katharina katherine kathleen kathryn kathy katie katja katrin kazuo
    keiko keith kelly kenji kenneth kerstin kevin khalid kimberly kirsten klaus konrad konstantin
    konstantinos kristian kristin kristina kristof krzysztof kurt lars laszlo laura laurence
    laurent lea leah leila lena leo leonard leonardo leonid leonie leslie leticia linda lisa liz
    lorena lorenzo lothar louis louisa louise luc luca lucas lucia lucie lucy ludovic ludwig luigi
    luis luisa lukas lukasz luke lutz luís lydia lászló maciej magdalena maja malcolm malin
    manfred manoj manuel manuela mara marc marcel marcelo marcin marco marcos marcus marek
    margaret margarita margherita margit maria marian mariana marianne marie marija marina mario
    marion marius mark marko markus marlene marta martha martin martina martine mary maryam maría
    masahiro massimo mateo mathias mathieu mathilde matteo matthew matthias matthieu maurice
    mauricio mauro max maximilian mehmet melanie melissa mercedes mia michael michal michał michel
    michele michelle miguel mihai mikael mike mikhail milan milica mina miriam mirjam mohamed
    mohammad mohammed mohan mona monica monika moritz muhammad mustafa nadia nadine nancy naomi
    natalia natalie natasha nathalie nathan neil nicholas nick nico nicola nicolas nicole niels
    nigel nikhil niklas nikola nikolai nikolaos nikolaus nils nina noah nora norbert norman nuno
    olaf ole oleg olga oliver olivia olivier omar oscar oskar osman otto pablo paola paolo pascal
    patrice patricia patricio patrick patrik patrizia paul paula paulo pavel pedro peggy peter
    petr petra philip philipp philippe phillip pia pierre pieter piotr priya rachel rafael rafał
    rajesh rakesh ralf ralph ramon ramón raphael raquel raul ravi raúl rebecca regina reinhard
    rena renata renate rene rené ricardo riccardo richard rita robert roberta roberto robin rocio
    rodrigo roger roland rolf roman ronald rosa rosalind rosario ruben rubén rudolf rui rupert
    ruth ryan rémi sabina sabine sabrina salvatore sam samantha samir samuel sandeep sandra sandro
    sanjay santiago sara sarah sascha saskia sean sebastian serge sergei sergej sergey sergio
    shannon sharon sheila shinji silke silvia simon simona simone sofia sonia sonja sophia sophie
    stacey stanislav stefan stefania stefanie stefano steffen stella stephan stephane stephanie
    stephen steve steven stuart stéphane sunil susan susana susanna susanne suzanne sven svetlana
    sylvia sylvie sébastien takashi tamar tamara tania tanja tara tatiana tatjana teresa terry
    theodor theresa thierry thomas thorsten tiago tim timo timothy tina tobias todd tom tomas
    tomasz tommaso tomás toshiko tracy ulf ulrich ulrike ursula ute uwe valentin valentina valeria
    valerie vanessa vera veronica veronika vicente victor victoria vijay viktor vincent vincenzo
    virginia vitor vittorio vivian vladimir volker walter waltraud wendy werner wilhelm willem
    william wolfgang xavier yasmin yolanda yoshiko yuki yulia yuri yves yvonne zoe zoltan
    zsuzsanna łukasz
"""

GIVEN: Final = frozenset(_WORDS.split())
