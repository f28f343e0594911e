import Facts
import Resolution
import Rules

/// Makes the value of a mention from the fields of a match, by the mention's type. Nil when they make no sense together
/// (February 30), which makes the match none.
struct MentionBuilder {
    let rules: RuleSet

    func value(of type: String, _ fields: MentionFields, isHelper: Bool) -> MentionValue? {
        switch type {
        case "number": return (NestedNumerals.asked(by: fields) ?? number(fields)).map(MentionValue.number)
        case "ordinal": return ordinal(fields)
        case "percent", "percentage-points": return (amount(fields) ?? number(fields)).map(MentionValue.number)
        case "money": return money(fields)
        case "quantity": return quantity(fields)
        case "entity": return entity(fields)
        case "duration": return duration(fields)
        case "date", "period", "time", "set": return TimeBuilder(fields: fields).expression().map(MentionValue.time)
        default: return isHelper ? MentionValue.none : nil
        }
    }

    private func number(_ fields: MentionFields) -> NumberValue? {
        fields.has("amount") && !fields.has("words") ? amount(fields) : NumberReader.compose(fields)
    }

    /// The field `amount`, times `scale` where there is one, up to `upper` for a range.
    private func amount(_ fields: MentionFields) -> NumberValue? {
        guard var value = fields.number("amount").flatMap({ divided($0, fields) }).flatMap({ extended($0, fields) }) else { return nil }
        let scale = fields.decimal("scale") ?? ExactDecimal(1)
        if fields.string("sign") != nil { value = NumberValue(point: -value.point, precision: value.precision) }
        guard let upper = fields.number("upper") else { return value.scaled(by: scale) }
        // "between 5 and 6 billion": the magnitude behind the range belongs to both ends.
        var low = value.scaled(by: scale)
        let high = upper.scaled(by: scale)
        if low.point > high.point || (low.point * ExactDecimal(1000) <= high.point && !high.point.isZero) {
            guard let factor = sharedMagnitude(high.point, low.point) else { return nil }
            low = low.scaled(by: factor)
        }
        guard low.point <= high.point else { return nil }
        return NumberValue(point: low.point, precision: max(low.precision, high.precision), upper: high.point)
    }

    /// The amount as a fraction of `per` times `times`, behind a whole number `plus`: three and one sixth.
    private func divided(_ value: NumberValue, _ fields: MentionFields) -> NumberValue? {
        guard fields.has("per") || fields.has("times") else { return value }
        let divisor = (fields.number("per")?.point ?? fields.decimal("per") ?? ExactDecimal(1)) * (fields.number("times")?.point ?? ExactDecimal(1))
        guard let point = value.point.divided(by: divisor) else { return nil }
        let whole = fields.number("plus")?.point ?? .zero
        let precision = ExactDecimal.powerOfTen(point.exponent)
        return NumberValue(point: whole.isNegative ? whole - point : whole + point, precision: precision)
    }

    /// What is said behind the unit: a constant `and` (a half), `tenths` and `hundredths` (of a yuan).
    private func extended(_ value: NumberValue, _ fields: MentionFields) -> NumberValue? {
        var result = value
        if fields.has("and") {
            guard let more = fields.decimal("and") else { return nil }
            result = NumberValue(point: result.point + more, precision: .powerOfTen(more.exponent))
        }
        for (name, places) in [("tenths", -1), ("hundredths", -2)] where fields.has(name) {
            guard let more = fields.number(name)?.point, more.isInteger, more < ExactDecimal(10) else { return nil }
            result = NumberValue(point: result.point + more * .powerOfTen(places), precision: .powerOfTen(places))
        }
        return result
    }

    /// The power of a thousand that brings `low` into the size of `high`.
    private func sharedMagnitude(_ high: ExactDecimal, _ low: ExactDecimal) -> ExactDecimal? {
        guard !low.isZero else { return ExactDecimal(1) }
        return [3, 6, 9, 12].map { ExactDecimal.powerOfTen($0) }.last { low * $0 <= high }
    }

    private func ordinal(_ fields: MentionFields) -> MentionValue? {
        guard let value = fields.int("amount") ?? NumberReader.compose(fields)?.point.int, value >= 0 else { return nil }
        return .number(NumberValue(point: ExactDecimal(value), precision: .zero))
    }

    private func money(_ fields: MentionFields) -> MentionValue? {
        guard let value = amount(fields), let words = fields.string("currency"), let currency = rules.currencies[words] else { return nil }
        return .money(value.scaled(by: currency.factor), currency: words)
    }

    private func quantity(_ fields: MentionFields) -> MentionValue? {
        guard let value = amount(fields), let unit = fields.string("unit"), rules.units[unit] != nil else { return nil }
        return .quantity(value, unit: unit)
    }

    private func entity(_ fields: MentionFields) -> MentionValue? {
        if let name = fields.string("name") {
            let words = name.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
            return words.isEmpty ? nil : .entity([words])
        }
        var ids: [String] = []
        for field in fields.all("entity") {
            if case .token(let token, _) = field, let mention = fields.mention(token), case .entity(let known) = mention.value {
                ids += known
            } else if let id = fields.string(field) {
                ids.append(id)
            }
        }
        guard !ids.isEmpty, Set(ids).count == ids.count else { return nil }
        return .entity(ids)
    }

    private func duration(_ fields: MentionFields) -> MentionValue? {
        guard let unit = fields.string("unit").flatMap(CalendarUnit.init(rawValue:)) else { return nil }
        return .duration(amount(fields) ?? NumberValue(point: ExactDecimal(fields.int("count") ?? 1), precision: .zero), unit)
    }
}
