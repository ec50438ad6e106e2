using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElbContract.Verification.Journals;

/// <summary>One line of a journal. Nothing in it is a secret: projects stand by their symbolic names, and tokens not at all.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "line")]
[JsonDerivedType(typeof(RunLine), "run")]
[JsonDerivedType(typeof(BaselineLine), "baseline")]
[JsonDerivedType(typeof(IntendLine), "intend")]
[JsonDerivedType(typeof(MadeLine), "made")]
[JsonDerivedType(typeof(NotOursLine), "not-ours")]
[JsonDerivedType(typeof(RefusedLine), "refused")]
[JsonDerivedType(typeof(UnknownLine), "unknown")]
[JsonDerivedType(typeof(AbsentLine), "absent")]
[JsonDerivedType(typeof(DeletedLine), "deleted")]
[JsonDerivedType(typeof(FixtureIntendedLine), "fixture-intended")]
[JsonDerivedType(typeof(FixtureMadeLine), "fixture-made")]
[JsonDerivedType(typeof(FixtureRemovedLine), "fixture-removed")]
[JsonDerivedType(typeof(FinishedLine), "finished")]
internal abstract record JournalLine;

/// <summary>The first line: whose journal it is.</summary>
internal sealed record RunLine : JournalLine
{
    public const string CurrentSchema = "elb-contract/journal/1";

    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Without user info and query.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The name that only this run's listeners begin with.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>Of the elb-contract that writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Tells another project from the run's, and does not tell the run's: four digits of a hash.</summary>
    public string? ProjectCheck { get; init; }
}

/// <summary>What stood at a load balancer before the run's first request: never to be deleted.</summary>
internal sealed record BaselineLine(string LoadBalancer, IReadOnlyList<StandingListener> Listeners) : JournalLine;

internal sealed record StandingListener(string Id, long? Port = null);

/// <summary>A request to add a listener is about to be sent.</summary>
internal sealed record IntendLine(int Number, string? Project = null, string? LoadBalancer = null, long? Port = null, string? Name = null)
    : JournalLine;

/// <summary>It made this listener: its answer said so, or it was found.</summary>
internal sealed record MadeLine(int Number, string Id) : JournalLine;

/// <summary>Its answer named this listener, which is somebody else's: it is never deleted. What it made may stand under another
/// id.</summary>
internal sealed record NotOursLine(int Number, string Id, string Reason) : JournalLine;

/// <summary>It made nothing.</summary>
internal sealed record RefusedLine(int Number) : JournalLine;

/// <summary>It may have made a listener.</summary>
/// <param name="Number">The request's.</param>
/// <param name="Unnamed">True where its answer says that it did, and not which; null otherwise.</param>
internal sealed record UnknownLine(int Number, bool? Unnamed = null) : JournalLine;

/// <summary>When nothing was under way any more there was no listener of it.</summary>
internal sealed record AbsentLine(int Number) : JournalLine;

/// <summary>The listener is gone.</summary>
internal sealed record DeletedLine(string Id) : JournalLine;

/// <summary>Something that listeners need is about to be made. Journals of earlier versions do not say when.</summary>
internal sealed record FixtureIntendedLine(string Kind, string Name, DateTimeOffset? Asked = null) : JournalLine;

/// <summary>Its answer named it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name that it was asked for with.</param>
/// <param name="Id">Its id.</param>
/// <param name="Asked">When it was asked for, where nothing has shown it with that name yet; else null.</param>
internal sealed record FixtureMadeLine(string Kind, string Name, string Id, DateTimeOffset? Asked = null) : JournalLine;

/// <summary>It is gone, or was never made: where it has no id it was refused, or looked for and not found.</summary>
internal sealed record FixtureRemovedLine(string Kind, string Name, string? Id = null) : JournalLine;

/// <summary>The run came to its end, clean-up included.</summary>
internal sealed record FinishedLine : JournalLine;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;

/// <summary>Lines to and from text.</summary>
internal static class JournalText
{
    private static readonly JournalJson Legible = new(
        new JsonSerializerOptions(JournalJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>The line with its end.</summary>
    public static byte[] Write(JournalLine line) => [.. JsonSerializer.SerializeToUtf8Bytes(line, Legible.JournalLine), (byte)'\n'];

    /// <exception cref="JsonException">The text is no line of a journal.</exception>
    public static JournalLine Read(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize(text, Legible.JournalLine) ?? throw new JsonException("null");
}
