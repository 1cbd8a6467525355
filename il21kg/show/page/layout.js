// Places boxes and lines as `placement.py` does, for what is left after filters; the tests hold the two together.
"use strict";

// Give each node x, y, height, side and column, each edge its way (near, far, row, lane, ...), and the bounds of all.
// `nodes` stand in the order of the view, the start among them; an edge goes `from` one node `to` another.
function place(nodes, edges, start, { arrow, gap, head, lane, line, pad, row }) {
  const tree = treeOf();
  const order = [...tree.column.keys()];
  order.forEach((node, at) => { node.at = at; });
  const owned = new Map(order.map(node => [node, []]));
  for (const edge of [...edges].sort((a, b) => compare(a.name, b.name))) {
    edge.far = edge.from.at > edge.to.at ? edge.from : edge.to;
    edge.near = edge.far === edge.from ? edge.to : edge.from;
    edge.toFar = edge.to === edge.far;
    owned.get(edge.far).push(edge);
  }
  for (const node of order) {
    const rows = Math.max(node.lines * line + pad, owned.get(node).length * row + 2);
    Object.assign(node, { x: 0, y: 0, side: 0, column: 0, height: rows });
  }
  const halves = split();
  stackBoth();
  for (const { node, slots } of faces().values()) node.height = Math.max(node.height, slots.size * row + 2);
  stackBoth();
  const stands = faces();
  const lanes = lanesOf();
  const columns = setColumns();
  const top = Math.min(...order.map(node => node.y - node.height / 2));
  const bottom = Math.max(...order.map(node => node.y + node.height / 2));
  for (const edge of edges) draw(edge);
  const heights = edges.map(edge => edge.lane).filter(height => height !== null);
  return {
    left: Math.min(...order.map(node => node.x - node.width / 2)),
    right: Math.max(...order.map(node => node.x + node.width / 2)),
    top: Math.min(top, ...heights),
    bottom: Math.max(bottom, ...heights),
  };

  function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  // The breadth-first tree from the start; what it cannot reach hangs on the start.
  function treeOf() {
    const beside = new Map(nodes.map(node => [node, new Set()]));
    for (const edge of edges) beside.get(edge.from).add(edge.to), beside.get(edge.to).add(edge.from);
    const children = new Map(nodes.map(node => [node, []])), column = new Map([[start, 0]]);
    for (const parent of column.keys()) for (const child of nodes) // the map grows while it is walked
      if (beside.get(parent).has(child) && !column.has(child)) {
        children.get(parent).push(child);
        column.set(child, column.get(parent) + 1);
      }
    for (const node of nodes) if (!column.has(node)) {
      children.get(start).push(node);
      column.set(node, 1);
    }
    return { children, column };
  }

  function span(node) {
    return Math.max(node.height + gap, total(tree.children.get(node), span));
  }

  function total(items, lengthOf) {
    return items.reduce((sum, item) => sum + lengthOf(item), 0);
  }

  // Cut the branches of the start into a right and a left half of about the same height.
  function split() {
    const branches = tree.children.get(start);
    const height = new Map(branches.map(branch => [branch, span(branch)]));
    const singles = branches.filter(branch => !tree.children.get(branch).length);
    const halves = [[], []], sum = half => total(half, branch => height.get(branch));
    const large = branches.filter(branch => !singles.includes(branch)).sort((a, b) => height.get(b) - height.get(a));
    for (const branch of large) halves[sum(halves[1]) < sum(halves[0]) ? 1 : 0].push(branch);
    const sums = [0];
    for (const branch of singles) sums.push(sums.at(-1) + height.get(branch));
    const [right, left] = halves.map(sum);
    const cost = at => Math.abs(right + sums[at] - (left + sums.at(-1) - sums[at]))
      + (at > 0 && at < singles.length && singles[at - 1].kind === singles[at].kind ? 6 * row : 0);
    let cut = 0;
    for (let at = 1; at < sums.length; at++) if (cost(at) <= cost(cut)) cut = at;
    const inOrder = half => half.sort((a, b) => branches.indexOf(a) - branches.indexOf(b));
    return [inOrder([...halves[0], ...singles.slice(0, cut)]), inOrder([...halves[1], ...singles.slice(cut)])];
  }

  function stackBoth() {
    halves.forEach((branches, at) => stack(branches, at ? -1 : 1, -total(branches, span) / 2));
  }

  function stack(branches, side, top) {
    for (const node of branches) {
      const height = span(node), children = tree.children.get(node);
      Object.assign(node, { y: top + height / 2, side, column: side * tree.column.get(node) });
      stack(children, side, top + (height - total(children, span)) / 2);
      top += height;
    }
  }

  // What stands on each side of a box: labels, and the ports where lines come in and go out.
  function faces() {
    const found = new Map();
    const face = (node, side) => {
      const name = `${node.at}/${side}`;
      if (!found.has(name)) found.set(name, { node, slots: new Map() });
      return found.get(name).slots;
    };
    for (const node of order) for (const edge of owned.get(node)) {
      face(node, -(node.side || 1)).set(edge.name, [edge.near.y]);
      const ports = face(edge.near, leaves(edge.near, node)), way = edge.toFar ? "out" : "in";
      if (!ports.has(way)) ports.set(way, []);
      ports.get(way).push(node.y);
    }
    return found;
  }

  function leaves(near, far) {
    const outwards = Math.abs(far.column) > Math.abs(near.column) && [0, far.side].includes(near.side);
    return outwards ? far.side : -(near.side || 1);
  }

  // How far below the middle of a box a label or port stands: in the order of the other ends.
  function slotAt(node, side, slot) {
    const { slots } = stands.get(`${node.at}/${side}`);
    const mean = name => total(slots.get(name), y => y) / slots.get(name).length;
    const sorted = [...slots.keys()].sort((a, b) => mean(a) - mean(b) || compare(a, b));
    return (sorted.indexOf(slot) - (sorted.length - 1) / 2) * row;
  }

  function room(edge) {
    return edge.width + head * !edge.toFar + 16 * (edge.negated + edge.contradicted);
  }

  function lanesOf() {
    const crossing = edges.filter(edge => edge.near.side * edge.far.side < 0);
    const found = new Map(crossing.map(edge => [laneName(edge), edge]));
    return [...found.values()].sort((a, b) =>
      Math.abs(a.near.column) - Math.abs(b.near.column) || Math.abs(b.near.y) - Math.abs(a.near.y)
      || compare(a.near.iri, b.near.iri) || a.toFar - b.toFar).map(laneName);
  }

  function laneName(edge) {
    return `${edge.near.at} ${edge.toFar}`;
  }

  // Columns are as wide as their widest box, with room between them for labels and bends.
  function setColumns() {
    const half = start.width / 2, deepest = Math.max(...tree.column.values());
    const own = Math.max(0, ...owned.get(start).map(edge => arrow + room(edge)));
    const run = new Map([[0, own]]), edgeAt = new Map([[0, half]]), channel = new Map([[0, 0]]);
    for (const side of [1, -1]) {
      let outer = half + (side < 0 ? own : 0);
      for (let depth = 1; depth <= deepest; depth++) {
        const at = side * depth, column = order.filter(node => node.column === at);
        if (!column.length) break;
        const labels = column.flatMap(node => owned.get(node).map(room));
        run.set(at, arrow + Math.max(0, ...labels));
        channel.set(at, Math.min(Math.max(30 + 4 * labels.length, 16 + 5 * lanes.length), 180));
        const inner = outer + run.get(at) + channel.get(at);
        for (const node of column) node.x = side * (inner + node.width / 2);
        outer = inner + Math.max(...column.map(node => node.width));
        edgeAt.set(at, outer);
      }
    }
    return { run, edge: edgeAt, channel };
  }

  // Give an edge its row, port and lane.
  function draw(edge) {
    const { near, far } = edge, crosses = near.side * far.side < 0;
    const number = crosses ? lanes.indexOf(laneName(edge)) : 0, away = 14 + lane * number;
    const free = Math.min(columns.channel.get(near.column), columns.channel.get(far.column)) - 16;
    edge.side = far.side || 1;
    edge.leaves = leaves(near, far);
    edge.row = slotAt(far, -edge.side, edge.name);
    edge.run = columns.run.get(far.column);
    edge.port = slotAt(near, edge.leaves, edge.toFar ? "out" : "in");
    edge.stub = edge.leaves === -(near.side || 1) ? columns.run.get(near.column)
      : columns.edge.get(near.column) - Math.abs(near.x) - near.width / 2;
    edge.lane = crosses ? (near.y < 0 ? top - away : bottom + away) : null;
    edge.turn = 8 + (5 * number) % Math.max(free, 1);
  }
}
