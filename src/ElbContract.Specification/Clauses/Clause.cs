using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Clauses;

/// <summary>One documented behaviour: its words, where the page has it, and the rule, together.</summary>
public sealed class Clause
{
    internal Clause(string id, Strength strength, IReadOnlyList<string> anchors, string sentence)
    {
        Id = id;
        Strength = strength;
        OwnAnchors = anchors;
        Sentence = sentence;
        Subject = SubjectOf(id);
    }

    /// <summary>Subject and rule, such as <c>backend-protocol.udp</c>; the tag of its <c>Rule:</c> in features/.</summary>
    public string Id { get; }

    /// <summary>The strongest thing the clause says; single requests may be judged more weakly.</summary>
    public Strength Strength { get; }

    /// <summary>The ids of all the page's sentences and cells that it speaks of (their last part): first those that it comes from, then
    /// the other cells of the row.</summary>
    public IReadOnlyList<string> Anchors => field ??= [.. OwnAnchors, .. Page.OthersOf(Id).Except(OwnAnchors)];

    /// <summary>Those that it comes from.</summary>
    internal IReadOnlyList<string> OwnAnchors { get; }

    /// <summary>The behaviour in our own words.</summary>
    public string Sentence { get; }

    /// <summary>The parameter that its id begins with; null for a clause about no single parameter.</summary>
    public ListenerField? Subject { get; }

    /// <summary>Whether answers alone can break it, whatever the request asked for.</summary>
    public bool IsAboutAnswers => Request is null && Answer is not null;

    /// <summary>Whether no answer shows it, and TLS handshakes with the listener do.</summary>
    public bool IsAboutHandshakes { get; init; }

    /// <summary>The rule as data where it is of a kind that others are of too; null where it is logic of its own.</summary>
    public Shape? Shape { get; init; }

    /// <summary>What it says of a request; null for a clause about answers alone.</summary>
    internal Func<RequestFacts, Ruling>? Request { get; init; }

    /// <summary>What it finds in an answer that accepted the request; null for a clause about requests alone.</summary>
    internal Action<AnswerFacts>? Answer { get; init; }

    public override string ToString() => Id;

    private static ListenerField? SubjectOf(string id)
    {
        var name = id[..id.IndexOf('.', StringComparison.Ordinal)].Replace('-', '_');
        return ListenerFields.Find(name) is { IsRequested: true } row ? row.Field : null;
    }
}
