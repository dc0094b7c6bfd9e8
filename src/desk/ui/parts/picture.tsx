/** An SVG picture from the service, as a picture: nothing in it can run or reach anything. */
export function Picture({ svg, label }: { svg: string; label: string }) {
  return <img className="picture" src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} alt={label} />
}
