import Facts

/// Which claims a check has to look at, worked out in one pass: most checks ask for few of many.
struct ClaimKinds: Sendable {
    /// Places of claims with quantities beside the figure.
    private(set) var withParts: [Int32] = []
    private(set) var shares: [Int32] = []
    private(set) var ordinals: [Int32] = []
    private(set) var superlatives: [Int32] = []
    /// The document of each claim as a number, in the order of the claims.
    private(set) var documents: [Int32] = []
    private var concepts = FactIndex.Numbers<String>()
    private var byConcept: [[Int32]] = []

    init(_ claims: [Claim]) {
        documents.reserveCapacity(claims.count)
        var document: Int32 = -1
        for place in claims.indices {
            if place == 0 || claims[place].document != claims[place - 1].document { document += 1 }
            documents.append(document)
            if !claims[place].parts.isEmpty { withParts.append(Int32(place)) }
            if claims[place].superlative != nil { superlatives.append(Int32(place)) }
            switch claims[place].measure {
            case .share: shares.append(Int32(place))
            case .ordinal: ordinals.append(Int32(place))
            case .level, .change, .count: break
            }
            let concept = Int(concepts.number(claims[place].concept))
            if concept == byConcept.count { byConcept.append([]) }
            byConcept[concept].append(Int32(place))
        }
    }

    /// Places of the claims of a concept.
    func claims(of concept: String) -> [Int32] { concepts.known(concept).map { byConcept[Int($0)] } ?? [] }

    /// The concepts that claims are of, in the order of their first claims.
    var names: [String] { concepts.values }
}
