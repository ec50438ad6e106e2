using System.Globalization;
using System.Text.Json.Serialization;
using ElbContract.Specification;

namespace ElbContract.Verification.Verdicts;

/// <summary>How deep a run was.</summary>
/// <param name="Chosen">How many generated cases it was to send; what is sent a second time is not counted.</param>
/// <param name="All">How many there are of what it was about.</param>
public sealed record GeneratedPart(int Chosen, int All)
{
    /// <summary>Whether it was a part only.</summary>
    [JsonIgnore]
    public bool IsPart => Chosen < All;

    /// <summary>Such as <c>300 of 2877 generated cases, the most telling first</c>, or <c>2877 generated cases</c>.</summary>
    public override string ToString() =>
        IsPart
            ? string.Create(CultureInfo.InvariantCulture, $"{Chosen} of {Counted.Of(All, "generated case")}, the most useful first")
            : Counted.Of(All, "generated case");
}
