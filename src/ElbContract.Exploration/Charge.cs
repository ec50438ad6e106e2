using ElbContract.Exploration.Generating;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Exploration;

/// <summary>
/// Whom a refusal of a conforming request is charged to. The judge sees one exchange and can only say that the call failed; but of the
/// smallest request that is refused, what is not ordinary about it is the reason, and a clause asks for that to be accepted.
/// </summary>
internal static class Charge
{
    private static readonly KnownProvider Known = new(ProviderIds.Example);

    /// <summary>The clause; that of the call itself where nothing unusual is left.</summary>
    public static Clause Of(Draft smallest)
    {
        var keys = smallest
            .Changes.Select(change => change.Key)
            .Concat(smallest.Protocol == "HTTP" ? [] : ["protocol"])
            .Concat(smallest.Network == LoadBalancerNetwork.Public ? [] : ["loadbalancer_id"])
            .ToList();
        var expectation = Judge.Expect(smallest.OnWire(8080), Known);
        var speaking = expectation
            .Statements.Where(said => said.Strength == Strength.Accept)
            .Select(said => said.Clause)
            .Where(clause => clause.Subject is { } subject && keys.Contains(subject.JsonName()))
            .ToList();
        return speaking.Find(clause => IsAbout(clause.Shape, expectation.Request))
            ?? speaking.LastOrDefault()
            ?? Catalogue.Find(ClauseIds.UriAdd)!;
    }

    /// <summary>Whether a request that is refused has all that this one has.</summary>
    public static bool Explains(Draft smallest, Draft refused) =>
        smallest.Changes.All(change => refused[change.Key] == change.Json)
        && (smallest.Protocol == "HTTP" || refused["protocol"] == smallest["protocol"])
        && (smallest.Network == LoadBalancerNetwork.Public || refused.Network == smallest.Network);

    // That it is there, and of its type, is said of every value: the rule that draws the line here says more.
    private static bool IsAbout(Shape? shape, ListenerDocument request) =>
        shape switch
        {
            null => true,
            Shape.Range range => request.Integer(range.Field) is var number && (number == range.Minimum || number == range.Maximum),
            Shape.Length length => (request.Text(length.Field) ?? "").EnumerateRunes().Count() is var letters
                && (letters == length.Minimum || letters == length.Maximum),
            Shape.Words words => words.Values.Contains(request.Text(words.Field)),
            Shape.Reference or Shape.Switch => request.Has(shape.Field),
            Shape.Optional or Shape.Default => request.Kind(shape.Field) == JsonKind.Absent,
            _ => false,
        };
}
