using System.Text;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Judgement;

/// <summary>The parameters of a request that can be the reason for its refusal.</summary>
internal sealed class RequestParameters : IEquatable<RequestParameters>
{
    private readonly HashSet<(ListenerField Field, string Value)> _values;

    private RequestParameters(HashSet<(ListenerField, string)> values) => _values = values;

    /// <summary>The parameters of a request's body.</summary>
    public static IReadOnlyList<ListenerField> Fields { get; } = [.. Enum.GetValues<ListenerField>().Where(field => field <= ListenerField.SslCiphers)];

    /// <summary>How many are sent.</summary>
    public int Count => _values.Count;

    public static RequestParameters Of(JudgedCase judged) =>
        new([.. Fields.Where(field => Counts(judged, field) && Value(judged, field).Length > 0).Select(field => (field, Value(judged, field)))]);

    /// <summary>The parameter's JSON text; empty where it is not sent.</summary>
    public static string Value(JudgedCase judged, ListenerField field) => Encoding.UTF8.GetString(judged.Expectation!.Request.Raw(field));

    /// <summary>Every case has a name and a port of its own: they count where they are what is tested.</summary>
    public static bool Counts(JudgedCase judged, ListenerField field) =>
        field is not (ListenerField.Name or ListenerField.Port) || SubjectOf(judged.Case.Clause) == field;

    /// <summary>The parameter that a clause is about; null for one about no single parameter.</summary>
    public static ListenerField? SubjectOf(string clause)
    {
        var name = clause[..clause.IndexOf('.', StringComparison.Ordinal)].Replace('-', '_');
        foreach (var field in Fields)
        {
            if (field.JsonName() == name) return field;
        }

        return null;
    }

    public bool IsWithin(RequestParameters other) => _values.IsSubsetOf(other._values);

    public bool Equals(RequestParameters? other) => other is not null && _values.SetEquals(other._values);

    public override bool Equals(object? obj) => Equals(obj as RequestParameters);

    public override int GetHashCode() => _values.Count;
}
