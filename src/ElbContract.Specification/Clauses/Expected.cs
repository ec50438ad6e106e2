using System.Globalization;
using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Clauses;

/// <summary>What the page documents in the place of what an answer has. <see cref="object.ToString"/> says it in words, as all reports
/// have it; two are equal that say the same.</summary>
public abstract class Expected : IEquatable<Expected>
{
    private Expected() { }

    public bool Equals(Expected? other) => other is not null && ToString() == other.ToString();

    public sealed override bool Equals(object? obj) => Equals(obj as Expected);

    public sealed override int GetHashCode() => ToString()!.GetHashCode(StringComparison.Ordinal);

    /// <summary>One of these HTTP statuses.</summary>
    public sealed class Status(IReadOnlyList<int> statuses) : Expected
    {
        public IReadOnlyList<int> Statuses { get; } = statuses;

        public override string ToString() => string.Join(" or ", Statuses);
    }

    /// <summary>Exactly this value.</summary>
    public sealed class Value(string json) : Expected
    {
        public string Json { get; } = json;

        public override string ToString() => Json;
    }

    /// <summary>A value of a type.</summary>
    /// <param name="kind">String, Integer, or True for a Boolean.</param>
    /// <param name="orNull">Whether null is as good.</param>
    public sealed class OfType(JsonKind kind, bool orNull = false) : Expected
    {
        public JsonKind Kind { get; } = kind;
        public bool OrNull { get; } = orNull;

        public override string ToString() =>
            Kind switch
            {
                JsonKind.Integer => "a whole number",
                JsonKind.True => "true or false",
                _ => "a string",
            } + (OrNull ? " or null" : "");
    }

    /// <summary>A string of one character or more.</summary>
    public sealed class Text : Expected
    {
        public override string ToString() => "a string that is not empty";
    }

    /// <summary>One of these words.</summary>
    public sealed class OneOf(IReadOnlyList<string> words) : Expected
    {
        public IReadOnlyList<string> Words { get; } = words;

        public override string ToString() => string.Join(", ", Words);
    }

    /// <summary>A whole number from the minimum to the maximum.</summary>
    public sealed class Range(int minimum, int maximum) : Expected
    {
        public int Minimum { get; } = minimum;
        public int Maximum { get; } = maximum;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Minimum} to {Maximum}");
    }

    /// <summary>No value: null, or no such field.</summary>
    /// <param name="or">What is as good as none.</param>
    public sealed class Nothing(NoValue or) : Expected
    {
        /// <summary>Null, or no such field, and nothing else.</summary>
        public static Nothing AtAll { get; } = new(NoValue.NullOrAbsent);

        public NoValue Or { get; } = or;

        public override string ToString() =>
            Or switch
            {
                NoValue.False => "false, null or absent",
                NoValue.Empty => "null, absent or empty",
                _ => "null or absent",
            };
    }

    /// <summary>Another id than that of an earlier listener.</summary>
    /// <param name="name">The case that the earlier listener is of; null for the first of two.</param>
    public sealed class OtherId(string? name) : Expected
    {
        public string? Name { get; } = name;

        public override string ToString() =>
            Name is null ? "another id than that of the first listener" : $"another id than that of '{Name}'";
    }

    /// <summary>A listener as the body.</summary>
    public sealed class Listener : Expected
    {
        public override string ToString() => "one JSON object with the listener's fields at the top";
    }

    /// <summary>In words alone: a clause's sentence, what Pact's core says, what was read from a report.</summary>
    public sealed class InWords(string words) : Expected
    {
        public override string ToString() => words;
    }
}

/// <summary>What is as good as no value.</summary>
public enum NoValue
{
    /// <summary>Nothing else.</summary>
    NullOrAbsent,

    /// <summary>False, too.</summary>
    False,

    /// <summary>An empty string or list, too.</summary>
    Empty,
}
