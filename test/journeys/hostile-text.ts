/**
 * Text that would run a script wherever it were taken for markup, a link, a template or code: two hundred and more kinds.
 * Each calls `xss(n)`, or a dialog, which `watchForScripts` notes.
 */
const RUN = 'xss(1)'

/** Attributes and elements that run a script by themselves, or at a touch. */
const ELEMENTS: readonly string[] = [
  `<script>${RUN}</script>`,
  `<ScRiPt >${RUN}</sCrIpT\t>`,
  `<script/x>${RUN}</script>`,
  `<script src="data:text/javascript,${RUN}"></script>`,
  `<script type="module">${RUN}</script>`,
  `<<script>${RUN}//<</script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<img src=x onerror=${RUN}>`,
  `<img src=x:x onerror="${RUN}" />`,
  `<IMG """><SCRIPT>${RUN}</SCRIPT>">`,
  `<img/src/onerror=${RUN}>`,
  `<img src onerror\n=\n${RUN}>`,
  `<img srcset=x onerror=${RUN}>`,
  `<image src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg/onload=${RUN}//`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script href="data:,${RUN}"/></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><set attributeName=href to=javascript:${RUN}><a><text y=20>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='x' onerror='${RUN}'/></svg>#x"/></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.${RUN}</script>"></iframe></foreignObject></svg>`,
  `<body onload=${RUN}>`,
  `<body onpageshow=${RUN}>`,
  `<iframe onload=${RUN}></iframe>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe srcdoc="&lt;img src=x onerror=parent.${RUN}&gt;"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<object data="data:text/html,<script>parent.${RUN}</script>"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<embed src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='top.${RUN}'/>">`,
  `<video><source onerror=${RUN}></video>`,
  `<video src=x onerror=${RUN}></video>`,
  `<video poster=javascript:${RUN}></video>`,
  `<audio src=x onerror=${RUN}></audio>`,
  `<audio autoplay onloadstart=${RUN} src=x></audio>`,
  `<details open ontoggle=${RUN}>x</details>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}></select>`,
  `<textarea autofocus onfocus=${RUN}></textarea>`,
  `<keygen autofocus onfocus=${RUN}>`,
  `<button autofocus onfocus=${RUN}>x</button>`,
  `<a href=# autofocus onfocus=${RUN} tabindex=1>x</a>`,
  `<input type=image src=x onerror=${RUN}>`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<div onmouseover=${RUN} style="position:fixed;inset:0">x</div>`,
  `<div onpointerenter=${RUN} style="position:fixed;inset:0">x</div>`,
  `<div style="animation:a 1s" onanimationstart=${RUN}>x</div><style>@keyframes a{}</style>`,
  `<div contenteditable autofocus onfocus=${RUN}>x</div>`,
  `<dialog open onclose=${RUN}><form method=dialog><button>x</button></form></dialog>`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<link rel=stylesheet href="data:text/css,*{}" onload=${RUN}>`,
  `<base href="javascript:${RUN}//">`,
  `<form action="javascript:${RUN}"><button autofocus>x</button></form>`,
  `<form><button formaction="javascript:${RUN}">x</button></form>`,
  `<a href="javascript:${RUN}">x</a>`,
  `<a href="JaVaScRiPt:${RUN}">x</a>`,
  `<a href="java\tscript:${RUN}">x</a>`,
  `<a href="&#106;avascript:${RUN}">x</a>`,
  `<a href="\u0001javascript:${RUN}">x</a>`,
  `<a href="data:text/html;base64,PHNjcmlwdD50b3AueHNzKDEpPC9zY3JpcHQ+">x</a>`,
  `<math><a xlink:href="javascript:${RUN}">x</a></math>`,
  `<math href="javascript:${RUN}">x</math>`,
  `<custom-element onmouseover=${RUN}>x</custom-element>`,
  `<template><img src=x onerror=${RUN}></template>`,
  `<style>@import "javascript:${RUN}";</style>`,
  `<style>*{background:url("javascript:${RUN}")}</style>`,
  `<style onload=${RUN}></style>`,
  `<div style="width:expression(${RUN})">x</div>`,
  `<portal src="javascript:${RUN}"></portal>`,
  `<isindex action=javascript:${RUN} type=image>`,
  `<table background="javascript:${RUN}"><tr><td>x</table>`,
  `<bgsound src="javascript:${RUN}">`,
  `<xml onreadystatechange=${RUN}>`,
  `<button popovertarget=p>x</button><div popover id=p onbeforetoggle=${RUN}>x</div>`,
]

/** What ends whatever the text may stand in, so that an element stands alone again. */
const BREAKOUTS: readonly string[] = ['">', "'>", '--></title></textarea></style></noscript>']
/** Of these one is enough behind each way out. */
const BEHIND = ELEMENTS.filter((_, i) => i % 3 === 1)

/** Two parsers that disagree. */
const MUTATIONS: readonly string[] = [
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  `<math><annotation-xml encoding="text/html"><style><img src=x onerror=${RUN}></style></annotation-xml></math>`,
  `<svg><desc><noscript><img src="</noscript><img src=x onerror=${RUN}>"></noscript></desc></svg>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<![CDATA[<img src=x onerror=${RUN}>]]>`,
  `<?xml version="1.0"?><img src=x onerror=${RUN}>`,
  `<x/a="</x><img src=x onerror=${RUN}>">`,
  `<a title="\`<img src=x onerror=${RUN}>">x</a>`,
  `<plaintext><img src=x onerror=${RUN}>`,
  `<textarea><img src=x onerror=${RUN}></textarea><img src=x onerror=${RUN}>`,
]

/** What decodes to markup, once or twice. */
const ENCODINGS: readonly string[] = [
  `&lt;img src=x onerror=${RUN}&gt;`,
  `&amp;lt;script&amp;gt;${RUN}&amp;lt;/script&amp;gt;`,
  `&#60;script&#62;${RUN}&#60;/script&#62;`,
  `&#x3c;script&#x3e;${RUN}&#x3c;/script&#x3e;`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `%253Cscript%253E${RUN}%253C/script%253E`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `\\x3cscript\\x3e${RUN}\\x3c/script\\x3e`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `＜script＞${RUN}＜/script＞`,
  `<scr\u200bipt>${RUN}</scr\u200bipt>`,
  `\u202e<script>${RUN}</script>\u202c`,
  `\ufeff<script>${RUN}</script>`,
  `<\u0000script>${RUN}</script>`,
]

/** For whoever reads Markdown, or makes links. */
const MARKDOWN: readonly string[] = [
  `[x](javascript:${RUN})`,
  `[x](JaVaScRiPt:${RUN})`,
  `[x](javascript&colon;${RUN})`,
  `[x](&#106;avascript:${RUN})`,
  `[x](java%73cript:${RUN})`,
  `[x](<javascript:${RUN}>)`,
  `[x](\u0001javascript:${RUN})`,
  `[x](data:text/html,<script>top.${RUN}</script>)`,
  `[x](data:text/html;base64,PHNjcmlwdD50b3AueHNzKDEpPC9zY3JpcHQ+)`,
  `[x](vbscript:${RUN})`,
  `[x](https://a.example/"onmouseover="${RUN})`,
  `[x](https://a.example/' autofocus onfocus='${RUN})`,
  `[x](https://a.example "x\\" onmouseover=\\"${RUN}")`,
  `![x](x"onerror="${RUN})`,
  `![x"onerror="${RUN}](x)`,
  `![x](javascript:${RUN})`,
  `[<img src=x onerror=${RUN}>](https://a.example)`,
  `<javascript:${RUN}>`,
  `[x]: javascript:${RUN}\n[x]`,
  `[x][y]\n\n[y]: javascript:${RUN}`,
  `**<img src=x onerror=${RUN}>**`,
  `\`<img src=x onerror=${RUN}>\``,
  `\`\`\`html\n<img src=x onerror=${RUN}>\n\`\`\``,
  `- <svg onload=${RUN}>\n- x`,
  `https://a.example/"onmouseover="${RUN}`,
  `https://a.example/<img src=x onerror=${RUN}>`,
  `tel:+968"onmouseover="${RUN}`,
  `mailto:a@b.example"onmouseover="${RUN}`,
]

/** For whoever puts text into code, a template or an attribute. */
const CODE: readonly string[] = [
  `</script><script>${RUN}</script>`,
  `";${RUN};//`,
  `';${RUN};//`,
  `\`;${RUN};//`,
  `\${${RUN}}`,
  `\\";${RUN};//`,
  `'-${RUN}-'`,
  `"-${RUN}-"`,
  `*/${RUN}/*`,
  `\u2028${RUN}\u2029`,
  `]]>${RUN}<![CDATA[`,
  `{{constructor.constructor('${RUN}')()}}`,
  `{{7*7}}{{$on.constructor('${RUN}')()}}`,
  `<%= ${RUN} %>`,
  `#{${RUN}}`,
  `{${RUN}}`,
  `{name}{reference}{__proto__}{constructor}`,
  `" onmouseover="${RUN}" x="`,
  `' onmouseover='${RUN}' x='`,
  `" autofocus onfocus=${RUN} x="`,
  `x onerror=${RUN} x=`,
  `javascript:${RUN}`,
  `javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/"/+/onmouseover=1/+/[*/[]/+${RUN}//'>`,
  `jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */oNcliCk=${RUN} )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=${RUN}//>\\x3e`,
  `../../x" onerror=${RUN} .png`,
  `photo.png<img src=x onerror=${RUN}>`,
  `\u202egnp.<script>${RUN}</script>`,
  `=HYPERLINK("javascript:${RUN}")`,
  `alert(1)<img src=x onerror=alert(1)>`,
  `<a href="javascript:confirm(1)">x</a><img src=x onerror=prompt(1)>`,
]

export const HOSTILE_TEXTS: readonly string[] = [
  ...ELEMENTS,
  ...BREAKOUTS.flatMap((out) => BEHIND.map((element) => out + element)),
  ...MUTATIONS,
  ...ENCODINGS,
  ...MARKDOWN,
  ...CODE,
]

/** Put into every document before anything else runs: notes whatever a hostile text gets to run. */
export const WATCH_FOR_SCRIPTS = `
  top.__ran ??= []
  for (const name of ['xss', 'alert', 'confirm', 'prompt', 'print'])
    window[name] = () => void top.__ran.push(name)
`

/**
 * Touches everything on the page as a person might: moves over it, focuses it, and follows links that are no web address.
 * Resolves to what ran, and to the addresses of links that a page must not have.
 */
export const TOUCH_EVERYTHING = `(async () => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])])
  const bad = []
  for (const one of all(document)) {
    for (const type of ['mouseover', 'pointerenter', 'animationstart'])
      one.dispatchEvent(new Event(type, { bubbles: true }))
    if (one.matches('[tabindex], a, button, input')) one.focus?.({ preventScroll: true })
    for (const name of ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'])
      if (/^[\\s\\u0000-\\u001f]*(javascript|vbscript|data:text)/i.test(one.getAttribute(name) ?? '')) bad.push(name)
    if (one.localName === 'script' && !one.src) bad.push('script')
    if (/^(iframe|object|embed|base|meta)$/.test(one.localName) && one.outerHTML.includes('xss(1)')) bad.push(one.localName)
  }
  await new Promise((resolve) => setTimeout(resolve, 300))
  return { ran: top.__ran, bad }
})()`
