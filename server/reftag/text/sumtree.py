"""A sequence that knows the sums of its items' sizes: find and replace in O(log n).

Persistent: `splice` returns a new sequence that shares all untouched nodes with the old one, so a
snapshot costs nothing and no locks are needed. Each item has a *size*, a tuple of whole numbers
(e.g. characters and line breaks); the tree can say which item a running total falls into without
walking the items before it.

It does not know what its items are: it is used for the records of a document and for findings.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")
Size = tuple[int, ...]

_WIDTH: Final = 16
"""Most children of a node; a node that a splice leaves may have fewer."""


class ItemAt(NamedTuple, Generic[T]):
    """An item and what comes before it."""

    at: int
    """The item's place in the sequence, from 0."""
    item: T
    before: Size
    """The summed sizes of all items before this one."""


@dataclass(frozen=True, slots=True)
class _Node(Generic[T]):
    height: int
    """0 for a leaf, whose children are items."""
    children: tuple[T, ...] | tuple["_Node[T]", ...]
    counts: tuple[int, ...]
    """How many items come before each child, and how many there are in all."""
    sums: tuple[tuple[int, ...], ...]
    """The same for each dimension of size."""
    size: Size

    @property
    def count(self) -> int:
        return self.counts[-1]

    def before(self, at: int) -> Size:
        """Return the summed size of the children before the one at `at`."""
        return tuple([sums[at] for sums in self.sums])  # quicker than from a generator


class SumTree(Generic[T]):
    """A persistent sequence of items with summed sizes."""

    __slots__ = ("_measure", "_root", "_zero")

    def __init__(
        self, measure: Callable[[T], Size], width: int, items: Sequence[T] = (), /
    ) -> None:
        """Hold `items`; `measure` gives the size of one, a tuple of `width` numbers."""
        self._measure = measure
        self._zero: Size = (0,) * width
        level: list[_Node[T]] = [
            self._leaf(tuple(items[i : i + _WIDTH])) for i in range(0, len(items), _WIDTH)
        ]
        self._root: _Node[T] = self._stack(level)

    def __len__(self) -> int:
        return self._root.count

    @property
    def size(self) -> Size:
        """The summed size of all items."""
        return self._root.size

    def __iter__(self) -> Iterator[T]:
        return _walk(self._root)

    def __getitem__(self, index: int) -> T:
        return self.at(index).item

    def at(self, index: int) -> ItemAt[T]:
        """Return the item at `index` and the sums before it. Raises `IndexError`."""
        if not 0 <= index < self._root.count:
            raise IndexError(index)
        node, rest, before = self._root, index, self._zero
        while node.height:
            at = bisect_right(node.counts, rest) - 1
            before = _add(before, node.before(at))
            rest -= node.counts[at]
            node = _nodes(node)[at]
        return ItemAt(index, _items(node)[rest], _add(before, node.before(rest)))

    def find(self, dimension: int, total: int) -> ItemAt[T]:
        """Return the item in which the running total of `dimension` passes `total`.

        That is the first item with `before[dimension] + size[dimension] > total`; the last
        item if there is none. Raises `IndexError` on an empty sequence.
        """
        if not self._root.count:
            raise IndexError("empty")
        if total >= self._root.sums[dimension][-1]:
            return self.at(self._root.count - 1)
        node, index, before = self._root, 0, self._zero
        while True:
            # Equal sums are followed by items of size 0: the last of them is the one that grows.
            at = bisect_right(node.sums[dimension], max(total, 0) - before[dimension]) - 1
            before = _add(before, node.before(at))
            if not node.height:
                return ItemAt(index + at, _items(node)[at], before)
            index += node.counts[at]
            node = _nodes(node)[at]

    def bisect(self, key: Callable[[T], int], value: int) -> int:
        """Return the place of the last item whose key is not above `value`, 0 if there is none.

        The keys must rise along the sequence.
        """
        node, index = self._root, 0
        while True:
            at = 0
            for other, child in enumerate(node.children):
                first = _first(child) if node.height else child
                if key(first) > value:  # type: ignore[arg-type]  # an item, as the height says
                    break
                at = other
            index += node.counts[at]
            if not node.height:
                return index
            node = _nodes(node)[at]

    def found_from(self, index: int = 0) -> Iterator[ItemAt[T]]:
        """Yield the items from `index` on, each with what comes before it."""
        if index >= self._root.count:
            return
        before = self.at(index).before
        for item in _walk(self._root, index):
            yield ItemAt(index, item, before)
            index += 1
            before = _add(before, self._measure(item))

    def having(self, dimension: int) -> Iterator[ItemAt[T]]:
        """Yield the items whose size in `dimension` is not 0; whole stretches are passed over."""
        # A stack of our own: generators inside generators would take twice the time.
        stack = [(self._root, 0, self._zero, _filled(self._root, dimension))]
        while stack:
            node, index, before, places = stack[-1]
            if not node.height:
                stack.pop()
                items = _items(node)
                for at in places:
                    yield ItemAt(index + at, items[at], _add(before, node.before(at)))
            elif (at := next(places, -1)) >= 0:
                child = _nodes(node)[at]
                passed = _add(before, node.before(at))
                stack.append((child, index + node.counts[at], passed, _filled(child, dimension)))
            else:
                stack.pop()

    def splice(self, start: int, stop: int, items: Sequence[T]) -> "SumTree[T]":
        """Return a sequence in which `items` replace items `start` to `stop`."""
        if not 0 <= start <= stop <= len(self):
            raise IndexError((start, stop))
        spliced = object.__new__(SumTree)
        spliced._measure, spliced._zero = self._measure, self._zero
        spliced._root = self._stack(self._spliced(self._root, start, stop, items))
        return spliced

    def _spliced(self, node: _Node[T], start: int, stop: int, items: Sequence[T]) -> list[_Node[T]]:
        """Return the nodes, all of `node`'s height and none empty, that replace `node`."""
        if not node.height:
            own = _items(node)
            return self._leaves((*own[:start], *items, *own[stop:]))
        kept: list[_Node[T]] = []
        offset = 0
        placed = False
        for child in _nodes(node):
            end = offset + child.count
            # An insertion between two children goes to the first of them.
            touched = start <= end and stop >= offset and not (placed and stop == offset)
            if touched:
                inside = self._spliced(
                    child,
                    max(start - offset, 0),
                    min(stop, end) - offset,
                    () if placed else items,
                )
                placed = True
                kept.extend(inside)
            else:
                kept.append(child)
            offset = end
        return self._branches(self._merged(kept))

    def _merged(self, nodes: list[_Node[T]]) -> list[_Node[T]]:
        """Join neighbours that fit into one node, so that deletions do not leave crumbs."""
        merged: list[_Node[T]] = []
        for node in nodes:
            if merged and len(merged[-1].children) + len(node.children) <= _WIDTH // 2:
                merged[-1] = self._joined(merged[-1], node)
            else:
                merged.append(node)
        return merged

    def _joined(self, left: _Node[T], right: _Node[T]) -> _Node[T]:
        if left.height:
            return self._branch((*_nodes(left), *_nodes(right)))
        return self._leaf((*_items(left), *_items(right)))

    def _leaves(self, items: tuple[T, ...]) -> list[_Node[T]]:
        if len(items) <= _WIDTH:
            return [self._leaf(items)] if items else []
        half = max(_WIDTH // 2, 1)
        cuts = range(0, len(items), half)
        return [self._leaf(items[i : i + half]) for i in cuts]

    def _branches(self, nodes: list[_Node[T]]) -> list[_Node[T]]:
        if len(nodes) <= _WIDTH:
            return [self._branch(tuple(nodes))] if nodes else []
        half = max(_WIDTH // 2, 1)
        return [self._branch(tuple(nodes[i : i + half])) for i in range(0, len(nodes), half)]

    def _stack(self, nodes: list[_Node[T]]) -> _Node[T]:
        """Pile branches upon `nodes` until one root is left."""
        while len(nodes) > 1:
            nodes = self._branches(nodes)
        if not nodes:
            return self._leaf(())
        root = nodes[0]
        while root.height and len(root.children) == 1:
            root = _nodes(root)[0]
        return root

    def _leaf(self, items: tuple[T, ...]) -> _Node[T]:
        counts = tuple(range(len(items) + 1))
        return _node(0, items, counts, [self._measure(item) for item in items], self._zero)

    def _branch(self, nodes: tuple[_Node[T], ...]) -> _Node[T]:
        counts = (0, *accumulate([node.counts[-1] for node in nodes]))
        height = nodes[0].height + 1
        return _node(height, nodes, counts, [node.size for node in nodes], self._zero)


def _node(
    height: int,
    children: tuple[T, ...] | tuple[_Node[T], ...],
    counts: tuple[int, ...],
    sizes: Sequence[Size],
    zero: Size,
) -> _Node[T]:
    """Return a node with the running totals of its children's `sizes`, from 0."""
    if not sizes:
        return _Node(height, children, counts, tuple((0,) for _ in zero), zero)
    sums = tuple([(0, *accumulate(column)) for column in zip(*sizes, strict=True)])
    return _Node(height, children, counts, sums, tuple([column[-1] for column in sums]))


def _add(left: Size, right: Size) -> Size:
    return tuple(map(add, left, right))


def _filled(node: _Node[T], dimension: int) -> Iterator[int]:
    """Return the places of the children whose size in `dimension` is not 0."""
    sums = node.sums[dimension]
    return iter([at for at in range(len(node.children)) if sums[at] != sums[at + 1]])


def _first(node: "T | _Node[T]") -> T:
    """Return the first item below `node`."""
    while isinstance(node, _Node):
        node = node.children[0]
    return node


def _nodes(node: _Node[T]) -> tuple[_Node[T], ...]:
    return node.children  # type: ignore[return-value]  # the height says which it is


def _items(node: _Node[T]) -> tuple[T, ...]:
    return node.children  # type: ignore[return-value]  # the height says which it is


def _walk(node: _Node[T], start: int = 0) -> Iterator[T]:
    """Yield the items of `node` from its `start`-th on."""
    if not node.height:
        yield from _items(node)[start:]
        return
    for child in _nodes(node):
        if start < child.count:
            yield from _walk(child, start)
            start = 0
        else:
            start -= child.count
