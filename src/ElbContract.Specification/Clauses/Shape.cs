using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Clauses;

/// <summary>
/// A rule of a kind that many parameters and fields have, as data: from it requests at its limits are made, and providers that break it.
/// Where the rule holds (with which protocol, with what else) is the clause's to say.
/// </summary>
public abstract record Shape
{
    private Shape(ListenerField field) => Field = field;

    /// <summary>The parameter, or the field of the answer.</summary>
    public ListenerField Field { get; }

    /// <summary>Absent and null are refused.</summary>
    public sealed record Mandatory(ListenerField Field) : Shape(Field);

    /// <summary>Absent is accepted.</summary>
    public sealed record Optional(ListenerField Field) : Shape(Field);

    /// <summary>Values of another type are refused.</summary>
    /// <param name="Field">The parameter.</param>
    /// <param name="Kind">String, Integer, or True for a Boolean.</param>
    public sealed record Typed(ListenerField Field, JsonKind Kind) : Shape(Field);

    /// <summary>Whole numbers from <paramref name="Minimum"/> to <paramref name="Maximum"/> are accepted, others refused.</summary>
    public sealed record Range(ListenerField Field, int Minimum, int Maximum) : Shape(Field);

    /// <summary>Strings of <paramref name="Minimum"/> to <paramref name="Maximum"/> characters are accepted, others refused.</summary>
    public sealed record Length(ListenerField Field, int Minimum, int Maximum) : Shape(Field);

    /// <summary>These words are accepted, others refused.</summary>
    public sealed record Words(ListenerField Field, IReadOnlyList<string> Values) : Shape(Field);

    /// <summary>The id of something that exists is accepted, another refused.</summary>
    public sealed record Reference(ListenerField Field) : Shape(Field);

    /// <summary>True and false are both accepted.</summary>
    public sealed record Switch(ListenerField Field) : Shape(Field);

    /// <summary>What the answer shows where the parameter is absent.</summary>
    public sealed record Default(ListenerField Field, string Value) : Shape(Field);

    /// <summary>The answer shows the field null or not at all.</summary>
    public sealed record Hidden(ListenerField Field) : Shape(Field);

    /// <summary>The answer shows the field.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Kind">String, Integer, or True for a Boolean; certificates, which have two forms, count as String.</param>
    /// <param name="Echoes">Whether it shows what was asked for.</param>
    /// <param name="Always">Whether it does so for every listener; otherwise for those that the clause is about.</param>
    public sealed record Shown(ListenerField Field, JsonKind Kind, bool Echoes, bool Always) : Shape(Field);
}
