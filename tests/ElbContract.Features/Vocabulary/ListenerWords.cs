namespace ElbContract.Features.Vocabulary;

/// <summary>What a listener has beyond the least that its protocol needs.</summary>
public enum ListenerTrait
{
    Ordinary,

    /// <summary>Sticky sessions by an inserted cookie.</summary>
    Sticky,

    /// <summary>TCP draining is on.</summary>
    Draining,
}

/// <summary>A listener as a step names it; another one is the second of its scenario.</summary>
public sealed record ListenerKind(string Protocol, ListenerTrait Trait, bool IsAnother);

/// <summary>How steps name listeners: "a listener" speaks HTTP.</summary>
[Binding]
public sealed class ListenerWords
{
    private static readonly string[] Protocols = ["HTTP", "TCP", "HTTPS", "SSL", "UDP"];

    /// <summary>Any words before "listener", so that one that is no protocol gets an answer.</summary>
    [StepArgumentTransformation(@"((?:an?|another) (?:\w+ ){0,2}listener)", Name = "listener")]
    public ListenerKind Listener(string words)
    {
        var said = words.Split(' ')[1..^1];
        var trait = said is [("sticky" or "draining") and var first, ..] ? first : null;
        string[] rest = trait is null ? said : said[1..];
        if (rest.Length > 1 || (rest is [var protocol] && !Protocols.Contains(protocol)))
            throw new FormatException(
                $"There is no {string.Join(' ', said)} listener: write sticky or draining if it is, and one of "
                    + $"{string.Join(", ", Protocols)} where the protocol matters."
            );
        return new ListenerKind(
            rest is [var one] ? one : "HTTP",
            trait switch
            {
                "sticky" => ListenerTrait.Sticky,
                "draining" => ListenerTrait.Draining,
                _ => ListenerTrait.Ordinary,
            },
            words.StartsWith("another ", StringComparison.Ordinal)
        );
    }

    /// <summary>Behind "an added".</summary>
    [StepArgumentTransformation(@"((?:\w+ ){1,2}listener)", Name = "added")]
    public ListenerKind Added(string words) => Listener("a " + words);
}
