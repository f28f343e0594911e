/// Disjoint sets (Tarjan), with path halving; the smaller root stays, so that the order of joining decides nothing.
struct UnionFind {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func root(_ index: Int) -> Int {
        var index = index
        while parents[index] != index {
            parents[index] = parents[parents[index]]
            index = parents[index]
        }
        return index
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (one, other) = (root(a), root(b))
        if one != other { parents[max(one, other)] = min(one, other) }
    }
}
