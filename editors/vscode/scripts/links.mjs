/** Links in a text that is shown where the repository's other files are not. */

/** `](file)` in Markdown, and `![…](file)`; not addresses, nor places in the same text. */
const RELATIVE = /(!?)\[([^\]]*)\]\((?!#|[a-z]+:)([^)]+)\)/g;

/** The text with links to files of the repository as they are at that tag. */
export function absoluteLinks(markdown, repository, tag) {
  return markdown.replace(RELATIVE, (_, image, label, file) => {
    const kind = image === "" ? "blob" : "raw";
    return `${image}[${label}](${repository}/${kind}/${tag}/${file})`;
  });
}
