using System.Collections.Frozen;
using System.Text;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Judgement;

/// <summary>The parameters of a request that can be the reason for its refusal.</summary>
internal sealed class RequestParameters
{
    private static readonly ListenerField[] Fields = [.. Enum.GetValues<ListenerField>().Where(field => field <= ListenerField.SslCiphers)];

    private readonly FrozenSet<ParameterValue> _values;
    private readonly FrozenSet<ParameterValue> _sent;

    private RequestParameters(FrozenSet<ParameterValue> values)
    {
        _values = values;
        _sent = [.. values.Where(value => value.Text.Length > 0)];
    }

    /// <summary>Each parameter with what is sent of it, nothing included.</summary>
    public IEnumerable<ParameterValue> Values => _values;

    /// <summary>Each two of them.</summary>
    public IEnumerable<FrozenSet<ParameterValue>> Pairs
    {
        get
        {
            ParameterValue[] values = [.. _values.OrderBy(value => value.Field)];
            for (var first = 0; first < values.Length; first++)
            {
                for (var second = first + 1; second < values.Length; second++) yield return [values[first], values[second]];
            }
        }
    }

    /// <summary>How many are sent.</summary>
    public int Count => _sent.Count;

    public static RequestParameters Of(JudgedCase judged)
    {
        var subject = SubjectOf(judged.Case.Clause);
        var request = judged.Expectation!.Request;
        // Every case has a name and a port of its own: they count where they are what is tested.
        return new([.. Fields.Where(field => field is not (ListenerField.Name or ListenerField.Port) || field == subject)
            .Select(field => new ParameterValue(field, Encoding.UTF8.GetString(request.Raw(field))))]);
    }

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

    public bool IsWithin(RequestParameters other) => _sent.IsSubsetOf(other._sent);

    public bool IsSameAs(RequestParameters other) => _sent.SetEquals(other._sent);
}
