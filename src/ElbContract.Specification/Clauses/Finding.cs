using System.Text.Json.Serialization;

namespace ElbContract.Specification.Clauses;

/// <summary>A place where an answer departs from the page.</summary>
/// <param name="Clause">The id of the clause that is broken.</param>
/// <param name="Where"><c>$.status</c> for the HTTP status, <c>$.body</c> for the body, <c>$.body.name</c> for a field of it.</param>
/// <param name="Expected">What the page documents.</param>
/// <param name="Actual">What the provider answered.</param>
[method: JsonConstructor]
public sealed record Finding(string Clause, string Where, Expected Expected, string Actual)
{
    /// <summary>One that is expected in words alone.</summary>
    public Finding(string clause, string where, string expected, string actual)
        : this(clause, where, new Expected.InWords(expected), actual) { }
}
