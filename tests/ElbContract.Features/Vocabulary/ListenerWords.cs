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
    [StepArgumentTransformation("((?:an?|another) (?:(?:sticky|draining) )?(?:(?:HTTP|TCP|HTTPS|SSL|UDP) )?listener)", Name = "listener")]
    public ListenerKind Listener(string words)
    {
        var said = words.Split(' ');
        return new ListenerKind(
            said.FirstOrDefault(word => word.All(char.IsAsciiLetterUpper)) ?? "HTTP",
            said.Contains("sticky") ? ListenerTrait.Sticky
                : said.Contains("draining") ? ListenerTrait.Draining
                : ListenerTrait.Ordinary,
            said[0] == "another"
        );
    }

    /// <summary>Behind "an added".</summary>
    [StepArgumentTransformation("((?:(?:sticky|draining) )?(?:HTTP|TCP|HTTPS|SSL|UDP) listener)", Name = "added")]
    public ListenerKind Added(string words) => Listener("a " + words);
}
