using System.Collections.Frozen;
using System.Text;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Judgement;

/// <summary>What of a request's parameters can be the reason for its refusal.</summary>
internal sealed class RequestParameters
{
    private static readonly ListenerField[] Fields = [.. ListenerFields.Requested.Select(row => row.Field)];

    /// <summary>Those whose text is free but for its length and characters.</summary>
    private static readonly ListenerField[] Texts =
    [
        .. Catalogue.Clauses.Select(clause => clause.Shape).OfType<Shape.Length>().Select(shape => shape.Field),
    ];

    private readonly FrozenSet<Trait> _sent;

    private RequestParameters(IReadOnlyList<Trait> traits)
    {
        Traits = traits;
        _sent = [.. traits.Where(trait => trait.Text.Length > 0 && trait.Aspect != Aspect.Context)];
    }

    /// <summary>What is so about each parameter, one that is not sent included.</summary>
    public IReadOnlyList<Trait> Traits { get; }

    /// <summary>How much is so about what is sent.</summary>
    public int Count => _sent.Count;

    public static RequestParameters Of(JudgedCase judged)
    {
        var subject = SubjectOf(judged.Case.Clause);
        var request = judged.Expectation!.Request;
        // Every case has a port of its own: it counts where it is what is tested.
        return new([
            .. Fields.Where(field => field is not ListenerField.Port || field == subject).SelectMany(field => Of(request, field)),
            new Trait(ListenerField.Protocol, Aspect.Context, $"{Text(ListenerField.Protocol)} at {Text(ListenerField.LoadbalancerId)}"),
        ]);

        string Text(ListenerField field) => Encoding.UTF8.GetString(request.Raw(field));
    }

    /// <summary>The parameter that a clause is about; null for one about no single parameter.</summary>
    public static ListenerField? SubjectOf(string clause) => Catalogue.Find(clause)?.Subject;

    public bool IsWithin(RequestParameters other) => _sent.IsSubsetOf(other._sent);

    public bool IsSameAs(RequestParameters other) => _sent.SetEquals(other._sent);

    private static IEnumerable<Trait> Of(ListenerDocument request, ListenerField field) =>
        Texts.Contains(field) && request.Text(field) is { } text
            ? TextTraits.Of(field, text)
            : [new Trait(field, Aspect.Value, Encoding.UTF8.GetString(request.Raw(field)))];
}
