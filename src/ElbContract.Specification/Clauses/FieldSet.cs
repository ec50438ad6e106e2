using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Clauses;

/// <summary>A set of listener fields, a bit each.</summary>
internal readonly record struct FieldSet(uint Bits)
{
    public static FieldSet Of(params ReadOnlySpan<ListenerField> fields)
    {
        var bits = 0u;
        foreach (var field in fields)
            bits |= 1u << (int)field;
        return new FieldSet(bits);
    }

    public bool Contains(ListenerField field) => (Bits & (1u << (int)field)) != 0;

    public static FieldSet operator |(FieldSet left, FieldSet right) => new(left.Bits | right.Bits);
}
