import Documents
import Facts

/// A total of a table with the figures that may be its parts.
struct TotalLine {
    let claim: Claim
    let total: Quantity
    /// The figures that are its parts as the labels say.
    let addends: [ClaimPart]
    /// The sum of their points.
    let sum: ExactDecimal
    private let readings: [[ClaimPart]]
    private var doubts: [String] = []

    init(_ claim: Claim) {
        self.claim = claim
        total = claim.value ?? Quantity(point: .zero, precision: .zero, unit: "")
        readings = Self.readings(claim.parts)
        addends = readings[0].filter(\.isKnown)
        sum = addends.reduce(.zero) { $0 + $1.value.point }
    }

    /// By how much the total is more than its parts.
    var excess: ExactDecimal { total.point - sum }

    /// Whether one reading of what the parts are comes out.
    var addsUp: Bool {
        readings.contains { comesOut($0) } || hiddenGroups
    }

    private func comesOut(_ parts: [ClaimPart]) -> Bool {
        parts.count >= 2 && parts.reduce(.exactly(.zero)) { $0 + $1.value.interval }.meets(total.interval)
    }

    /// What the parts may be, the likeliest first: without those that are inside others, with them, those since the last total
    /// of a group, and those totals.
    private static func readings(_ parts: [ClaimPart]) -> [[ClaimPart]] {
        let plain = parts.filter { $0.name == "part" }
        var result = [plain]
        if plain.count < parts.count {
            result.append(parts.filter { $0.name != "subtotal" })
            result.append(parts)
        }
        if let last = parts.lastIndex(where: { $0.name == "subtotal" }) {
            let (groups, rest) = (parts.filter { $0.name == "subtotal" }, parts[(last + 1)...])
            for rest in [rest.filter { $0.name == "part" }, Array(rest)] { result += [rest, groups + rest] }
            result.append(groups)
        }
        return result
    }

    /// Whether the total comes out once figures that follow each other are left out: these may be inside the figure before
    /// them, although no word says so.
    private var hiddenGroups: Bool {
        let surplus = -excess
        guard !surplus.isZero, surplus.isNegative == addends.first?.value.point.isNegative, addends.count <= Self.mostAddends else { return false }
        for first in addends.indices.dropFirst() {
            var left = addends[first].value.interval
            for last in first..<addends.count {
                if last > first { left = left + addends[last].value.interval }
                let rest = addends[..<first] + addends[(last + 1)...]
                if rest.count >= 2, comesOut(Array(rest)) { return true }
            }
        }
        return withoutChildren.map { $0.count < addends.count && comesOut($0) } ?? false
    }

    /// In more figures some run of them is a surplus by chance, and looking takes its time.
    private static let mostAddends = 60

    /// Without runs of figures that add up to the one before them.
    private var withoutChildren: [ClaimPart]? {
        var result: [ClaimPart] = []
        var place = 0
        while place < addends.count {
            result.append(addends[place])
            place += 1
            var run = Interval.exactly(.zero)
            for last in place..<max(place, addends.count) {
                run = run + addends[last].value.interval
                if last > place, run.meets(result[result.count - 1].value.interval) {
                    place = last + 1
                    break
                }
            }
        }
        return result
    }

    // MARK: how sure it is

    /// What else could be meant; nil when it is no finding.
    ///
    /// - Parameters:
    ///   - witnesses: lines of the same total that add up.
    ///   - wrong: lines of it that do not, with this one.
    ///   - nearby: how far from the sum, in percent, a total is still a mistaken sum.
    func doubt(witnesses: Int, wrong: Int, nearby: Int) -> [String]? {
        let largest = addends.map(\.value.point.magnitude).max() ?? .zero
        let isNear = (excess * ExactDecimal(100)).magnitude <= total.point.magnitude * ExactDecimal(nearby)
        // An average lies among the figures that it is of.
        let isBeyond = total.point.magnitude > largest
        let isRow = claim.dimensions["axis"] == "row"
        let isAfter = addends.allSatisfy { $0.span < claim.span }
        if isRow || !isAfter, witnesses < 2 || witnesses < 2 * wrong { return nil }
        guard isNear ? isBeyond || witnesses >= 2 : isBeyond && witnesses > wrong, witnesses > 0 || wrong == 1 else { return nil }
        var result = witnesses == 0 ? claim.doubts : []
        if !isBeyond { result.append("the figure may be an average") }
        if !isNear { result.append("the total may be of more than stands here") }
        if readings.count > 1, witnesses < 2 { result.append("other figures may be the parts") }
        if claim.parts.contains(where: { !$0.isKnown }) { result.append("a cell has no figure") }
        if witnesses > 0, witnesses < wrong { result.append("several totals of the line do not come out") }
        return result
    }

    func doubted(_ reasons: [String]) -> TotalLine {
        var result = self
        result.doubts = reasons
        return result
    }

    func assumptions(in context: CheckContext) -> Assumptions {
        let generous = addends.reduce(.exactly(.zero)) { $0 + $1.value.generousInterval }.meets(total.generousInterval)
        var result = Assumptions()
        doubts.forEach { result.add($0) }
        if generous { result.add(Assumptions.rounding) }
        return result
    }

    // MARK: rows and columns

    /// Whether the other line runs the other way, shares one part, and is wrong by the same amount.
    func crosses(_ other: TotalLine) -> Bool {
        claim.document == other.claim.document && claim.dimensions["table"] == other.claim.dimensions["table"]
            && claim.dimensions["axis"] != other.claim.dimensions["axis"] && excess == other.excess && common(other) != nil
    }

    func common(_ other: TotalLine) -> ClaimPart? {
        let spans = Set(other.addends.map(\.span))
        return addends.first { spans.contains($0.span) }
    }
}

extension ClaimPart {
    /// Whether its cell holds a figure.
    fileprivate var isKnown: Bool { value.interval.low != nil && value.interval.high != nil || value.hedge != nil }
}
