using System.Text.Json.Nodes;

namespace ElbContract.Pact.Contracts;

/// <summary>How far a value may differ from the example.</summary>
public abstract record Matcher
{
    private Matcher() { }

    /// <summary>Of the example's JSON type; for an object or an array, everything below it too.</summary>
    public static Matcher Type { get; } = new Plain("type");

    /// <summary>A number without a fraction.</summary>
    public static Matcher Integer { get; } = new Plain("integer");

    /// <summary>Any number.</summary>
    public static Matcher Number { get; } = new Plain("number");

    /// <summary>True or false. Written as the type of its example, because the core's own <c>boolean</c> accepts the string "true"
    /// too.</summary>
    public static Matcher Boolean { get; } = new Plain("boolean") { Written = "type" };

    public static Matcher Null { get; } = new Plain("null");

    /// <summary>Equal to the example; ends what a rule further up allows.</summary>
    internal static Matcher Equality { get; } = new Plain("equality");

    /// <summary>Anything but null and what is empty.</summary>
    public static Matcher NotEmpty { get; } = new Plain("notEmpty");

    /// <summary>A string that <paramref name="pattern"/> describes from its first character to its last, in syntax that every Pact
    /// implementation has: no look-around, no back-references. A number is taken by its digits: with <see cref="Type"/> beside it, it must
    /// be a string.</summary>
    public static Matcher Regex(string pattern) => new RegexMatcher(pattern);

    /// <summary>A string that contains <paramref name="text"/>.</summary>
    public static Matcher Include(string text) => new IncludeMatcher(text);

    internal abstract JsonObject ToJson();

    internal sealed record Plain(string Name) : Matcher
    {
        internal string Written { get; init; } = Name;

        /// <summary>Whether the matcher looks at the example to know what it accepts.</summary>
        internal bool AsksExample => Written == "type";

        internal override JsonObject ToJson() => new() { ["match"] = Written };
    }

    internal sealed record RegexMatcher(string Pattern) : Matcher
    {
        internal override JsonObject ToJson() => new() { ["match"] = "regex", ["regex"] = Pattern };
    }

    internal sealed record IncludeMatcher(string Text) : Matcher
    {
        internal override JsonObject ToJson() => new() { ["match"] = "include", ["value"] = Text };
    }
}
