/// A growable row of plain values with one owner.
///
/// Unlike `Array` it is never shared, so a write needs no check whether it is; indices are checked as there. The
/// simulation's inner loops write some twenty such rows for each attendance: with arrays they took half as long again (see
/// `Tests/Benchmarks`).
struct Column<Element: BitwiseCopyable>: ~Copyable {
    private var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count: Int

    /// `count` times `value`.
    init(repeating value: Element, count: Int) {
        capacity = max(count, 16)
        base = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        base.initialize(repeating: value, count: count)
        self.count = count
    }

    /// A row without elements.
    init() {
        capacity = 16
        base = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        count = 0
    }

    deinit { base.deallocate() }

    var indices: Range<Int> { 0..<count }

    subscript(position: Int) -> Element {
        @inline(__always) get {
            precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "index out of range")
            return base[position]
        }
        @inline(__always) _modify {
            precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "index out of range")
            yield &base[position]
        }
    }

    /// Adds an element at the end; amortised O(1).
    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (base + count).initialize(to: element)
        count += 1
    }

    /// Removes all elements, keeping the memory.
    mutating func removeAll() { count = 0 }

    /// Removes the elements from `position` on.
    mutating func truncate(to position: Int) { count = min(count, position) }

    /// Sets all elements to `value`.
    mutating func fill(_ value: Element) { base.update(repeating: value, count: count) }

    /// Sets the elements to those of an array of the same length.
    mutating func copy(_ elements: [Element]) {
        precondition(elements.count == count, "a column keeps its length")
        elements.withUnsafeBufferPointer { source in
            if let first = source.baseAddress { base.update(from: first, count: count) }
        }
    }

    /// The elements as an array.
    func array() -> [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
