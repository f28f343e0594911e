import Patterns
import Rules

/// The patterns of the mention rules of one layer, in the order of the rules.
struct MentionLayer {
    let plans: [MentionPlan]
    /// Kinds without which a pattern cannot match. Beside the plans, since most are looked at for this alone.
    let needed: [KindSet]

    init(_ rules: [MentionRule]) {
        let patterns = rules.flatMap { rule in rule.patterns.map { (rule, $0) } }
        plans = patterns.compactMap { MentionPlan($0, $1) }
        needed = plans.map(\.needed)
    }
}

/// One pattern of a mention rule, made ready to run: which group fills which field.
final class MentionPlan: Sendable {
    let rule: MentionRule
    let pattern: CompiledPattern
    let needed: KindSet
    /// Where a match can begin; nil when the pattern does not tell.
    let lead: LeadingTokens?
    /// The fields that groups and constants fill, by field; of groups of one name, those further left come first.
    let slots: [Slot]
    /// The first slot of each field, -1 for a field that has none.
    private let firstSlot: [Int16]
    /// The constant of a field, at the places of `Slot.constant`.
    let constants: [LexicalValue]

    struct Slot {
        let field: Int
        let source: Source
        /// Kinds of the token that the group holds; nil for a group of text.
        let kinds: [Int]?
    }

    enum Source {
        case constant(Int)
        case group(Int)
    }

    /// Nil of a pattern that does not compile, of which loading has told.
    init?(_ rule: MentionRule, _ pattern: SlotPattern) {
        guard let compiled = try? pattern.pattern.compiled() else { return nil }
        self.rule = rule
        self.pattern = compiled
        needed = pattern.needed
        var slots: [Slot] = []
        var constants: [LexicalValue] = []
        for (name, value) in rule.constants {
            guard let field = Field.index(of: name) else { continue }
            slots.append(Slot(field: field, source: .constant(constants.count), kinds: nil))
            constants.append(value)
        }
        for (name, groups) in compiled.groups {
            guard let field = Field.index(of: name) else { continue }
            slots += groups.map { Slot(field: field, source: .group($0), kinds: pattern.slotKinds[name]) }
        }
        slots.sort { ($0.field, $0.source.order) < ($1.field, $1.source.order) }
        var firstSlot = [Int16](repeating: -1, count: Field.total)
        for index in slots.indices.reversed() { firstSlot[slots[index].field] = Int16(clamping: index) }
        self.slots = slots
        self.constants = constants
        lead = pattern.leadingTokens()
        self.firstSlot = firstSlot
    }

    /// Whether numbers inside its mention are mentions too.
    func keepsNumbers(in value: MentionValue) -> Bool {
        !rule.isHelper && rule.type != "ordinal" && (rule.type != "number" || value.isRange)
    }

    /// The first of the slots of a field, which stand side by side.
    func firstSlot(of field: Int) -> Int? {
        let index = firstSlot[field]
        return index < 0 ? nil : Int(index)
    }
}

extension MentionPlan.Source {
    /// A constant counts before what the words say.
    fileprivate var order: Int {
        switch self {
        case .constant: -1
        case .group(let group): group
        }
    }
}
