import Facts
import Rules

/// Whom a claim is about: the entities that the pattern took, completed by what the text has told before.
extension SlotFiller {
    struct Parties {
        let ids: [String]
        var teller: String?
        /// Whether the teller only stands first in “trade between A and B”.
        var isTellerAssumed = false
        var source = SlotSource.pattern
        var doubts: [String] = []
    }

    /// From where the entities come; nil when nothing tells them.
    var entitySource: SlotSource? { parties()?.source }

    static let slots = ["entity", "from", "to"]

    /// Nil when the concept needs an entity that nothing tells.
    func parties(of slots: [String] = Self.slots) -> Parties? {
        let shape = rule.entity ?? concept.entity
        guard shape != .none else { return Parties(ids: []) }
        if !rule.follows.isEmpty, let topic {
            let ids = rule.isReversed ? topic.parties.reversed() : topic.parties
            return Parties(ids: ids, teller: topic.teller, isTellerAssumed: topic.isTellerAssumed, source: topic.source, doubts: topic.doubts)
        }
        let ids = slots.flatMap { distinct(entities(of: $0)) }
        switch shape {
        case .none: return Parties(ids: [])
        case .any: return Parties(ids: ids.isEmpty ? [entityNearby].compactMap { $0 } : Array(Set(ids)).sorted())
        case .one: return (ids.first ?? entityOfDocument).map { Parties(ids: [$0]) }
        case .pair: return pair(ids)
        case .orderedPair: return orderedPair(ids)
        }
    }

    /// A slot may take one entity twice (“Chile's sales to Peru: Chile sold …”).
    private func distinct(_ ids: [String]) -> [String] { ids.enumerated().filter { !ids[..<$0].contains($1) }.map(\.element) }

    /// “Exports to A and B were $5 and $3 billion respectively”: `to_first` takes the first of the two that a pair names.
    private static let places = [("_first", 0), ("_second", 1)]

    func entities(of slot: String) -> [String] {
        let parts = Self.places.flatMap { suffix, place in named(slot + suffix).compactMap { $0.dropFirst(place).first } }
        return named(slot).flatMap(\.self) + parts
    }

    /// The entities that each group of a name holds.
    private func named(_ group: String) -> [[String]] {
        (match.groups[group] ?? []).map { finder.context.entity(at: $0, in: passage, kind: concept.entityKind, slot: match.kinds[group] ?? []) }
    }

    /// The party that is named first, where the two are named apart ("Kenya's trade with Uganda").
    private var firstNamed: String? {
        let groups = Self.slots.flatMap { slot in zip(match.groups[slot] ?? [], named(slot)) }
        guard let ids = groups.min(by: { $0.0.lowerBound < $1.0.lowerBound })?.1 else { return nil }
        return ids.count == 1 ? ids[0] : nil
    }

    private func pair(_ ids: [String]) -> Parties? {
        let stated = Set(ids)
        if stated.count == 2 { return Parties(ids: stated.sorted(), teller: firstNamed ?? ids[0], isTellerAssumed: firstNamed == nil) }
        guard stated.count < 2 else { return nil }
        return finder.context.pair(near: anchor, in: passage, having: stated.first, topic: topic).map(completed)
    }

    private func completed(_ found: (ids: [String], source: SlotSource, doubts: [String])) -> Parties {
        let told = topic.flatMap { $0.parties.sorted() == found.ids ? $0 : nil }
        return Parties(ids: found.ids, teller: told?.teller, isTellerAssumed: told?.isTellerAssumed ?? false, source: found.source, doubts: found.doubts)
    }

    /// One side, or both, may be left open. “Exports to B” leaves open who tells: the teller of the claim before, else
    /// the other country of the sentence. “A's exports” leaves open to whom: the other party of the claim before.
    private func orderedPair(_ ids: [String]) -> Parties? {
        let tellerIsTo = match.groups["teller_to"] != nil
        let tellerIsOpen = tellerIsTo || match.groups["teller_from"] != nil
        if ids.count == 2 {
            return ids[0] == ids[1] ? nil : Parties(ids: ids, teller: tellerIsOpen ? ids[tellerIsTo ? 1 : 0] : firstNamed)
        }
        guard ids.count < 2 else { return nil }
        guard let given = ids.first else { return tellerIsOpen ? told(tellerIsTo) : nil }
        let isFrom = match.groups["from"] != nil
        if let other = topic?.other(than: given) ?? (tellerIsOpen ? topic?.teller : nil) {
            let doubts = topic?.parties.contains(given) == true ? topic?.doubts ?? [] : topic?.tellerDoubts ?? []
            return Parties(ids: isFrom ? [given, other] : [other, given], teller: tellerIsOpen ? other : given, source: topic?.source ?? .paragraph, doubts: doubts)
        }
        guard tellerIsOpen else { return nil }
        if let other = onlyOther(than: given) {
            return Parties(ids: isFrom ? [given, other] : [other, given], teller: other, source: .sentence, doubts: ["the other side is the one that the sentence names"])
        }
        guard let found = finder.context.pair(near: anchor, in: passage, having: given, topic: topic), let other = found.ids.first(where: { $0 != given })
        else { return nil }
        return Parties(ids: isFrom ? [given, other] : [other, given], teller: other, source: found.source, doubts: found.doubts)
    }

    /// The one country of the sentence to which or from which nothing goes.
    private func onlyOther(than partner: String) -> String? {
        guard let country = finder.rules.kinds.kind("country") else { return nil }
        let sentence = passage.sentence(at: anchor)
        let others = passage.mentions.enumerated().compactMap { index, mention -> String? in
            guard sentence.contains(mention.start), !passage.partners.contains(index), case .entity(let ids) = mention.value,
                finder.rules.kinds.sets[mention.code].contains(country), ids[0] != partner
            else { return nil }
            return ids[0]
        }
        return Set(others).count == 1 ? others[0] : nil
    }

    /// Both are those of the claim before.
    private func told(_ tellerIsTo: Bool) -> Parties? {
        guard let topic, let teller = topic.teller, let partner = topic.other(than: teller) else { return nil }
        return Parties(
            ids: tellerIsTo ? [partner, teller] : [teller, partner], teller: teller, isTellerAssumed: topic.isTellerAssumed, source: topic.source,
            doubts: topic.doubts + topic.tellerDoubts)
    }

    /// "The company": whom the heading above is about, else the only entity of the concept's kind that is named at all.
    private var entityOfDocument: String? {
        guard let kind = concept.entityKind else { return nil }
        if case .entity(let ids)? = finder.context.heading("heading-entity", above: passage, also: kind) { return ids.first }
        return finder.context.only(kind) ?? finder.context.subject(kind)
    }

    /// Where it happened: the only entity of the concept's kind in the sentence, else in the document.
    private var entityNearby: String? {
        guard let kind = concept.entityKind else { return nil }
        return finder.context.only(kind, in: passage, passage.sentence(at: anchor)) ?? finder.context.only(kind)
    }
}
