using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Faults;

/// <summary>A request to add a listener, in the terms that faults are told in.</summary>
/// <param name="Call">As it came.</param>
/// <param name="Expectation">What the page asks of its answer.</param>
/// <param name="Provider">What the provider knows.</param>
internal sealed record PostedRequest(Call Call, Expectation Expectation, IProviderContext Provider)
{
    public ListenerDocument Body => Expectation.Request;

    /// <summary>Whether the same request was sent before; only for faults that need it.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The protocol as it is written; null where it is no string.</summary>
    public string? Protocol => Text(ListenerField.Protocol);

    /// <summary>The network of the load balancer that is named; null where there is none.</summary>
    public LoadBalancerNetwork? Network => Text(ListenerField.LoadbalancerId) is { } id ? Provider.LoadBalancer(id) : null;

    public ListenerPath Path => ListenerPath.Parse(Call.Path);

    public JsonKind Kind(ListenerField field) => Body.Kind(field);

    public string? Text(ListenerField field) => Body.Text(field);

    /// <summary>The whole number at the field, however written; null where there is none.</summary>
    public long? Number(ListenerField field) => Body.IsIntegral(field) ? Body.Integer(field) : null;

    /// <summary>Whether the field is there with a value other than null.</summary>
    public bool Sends(ListenerField field) => Body.Has(field);

    public bool Leaves(ListenerField field) => Kind(field) is JsonKind.Absent;

    public bool IsTrue(ListenerField field) => Kind(field) is JsonKind.True;

    public bool IsFalse(ListenerField field) => Kind(field) is JsonKind.False;

    /// <summary>Whether everything that speaks against the request is this clause: passed over, it leaves nothing to refuse the request
    /// for.</summary>
    public bool IsRefusedOnlyFor(string clause)
    {
        var refused = false;
        foreach (var said in Expectation.Statements)
        {
            if (said.Strength is not (Strength.Reject or Strength.Either))
                continue;
            if (said.Clause.Id != clause)
                return false;
            refused = true;
        }

        return refused;
    }

    /// <summary>Whether the request is to be accepted, and this clause is one of those that say so.</summary>
    public bool IsAcceptedFor(string clause) =>
        Expectation.Strength is Strength.Accept
        && Expectation.Statements.Any(said => said.Clause.Id == clause && said.Strength is Strength.Accept);
}
