using System.Text.Json.Serialization;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Verification.Verdicts;

/// <summary>Who was verified, as the caller says.</summary>
/// <param name="Project">Such as <c>openstack/octavia</c>; the organisation can be left out.</param>
/// <param name="Version">Such as <c>14.0.1</c>.</param>
/// <param name="Mode">How it was run, such as <c>single node</c>.</param>
/// <param name="Contact">Whom to ask about it.</param>
/// <param name="Notes">Anything else.</param>
public sealed record Implementation(
    [property: JsonRequired] string Project,
    [property: JsonRequired] string Version,
    string? Mode = null,
    string? Contact = null,
    string? Notes = null
)
{
    /// <summary>The most characters that project, version, mode and contact have each.</summary>
    public const int Longest = 100;

    /// <summary>The most characters that notes have.</summary>
    public const int LongestNotes = 1000;

    /// <summary>From <c>org/project@version</c> or <c>project@version</c>; null where it is neither. The last <c>@</c> divides it, for
    /// names of packages begin with one.</summary>
    public static Implementation? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.LastIndexOf('@');
        return at >= 0 && IsName(text[..at]) && IsName(text[(at + 1)..]) && !text[..at].Split('/').Contains("")
            ? new Implementation(text[..at], text[(at + 1)..])
            : null;
    }

    /// <summary>Whether a text can be shown beside others: not blank, not too long, and of characters that can be seen.</summary>
    public static bool IsShown(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !UnseenCharacters.AreIn(text);
    }

    /// <summary>In one line, such as <c>openstack/octavia@14.0.1 (single node), contact: elb@example.com, notes: nightly</c>.</summary>
    public override string ToString() =>
        $"{Project}@{Version}"
        + (Mode is null ? "" : $" ({Mode})")
        + (Contact is null ? "" : $", contact: {Contact}")
        + (Notes is null ? "" : $", notes: {Notes}");

    internal Implementation Without(Redactor secrets) =>
        new(
            secrets.Text(Project),
            secrets.Text(Version),
            Mode is null ? null : secrets.Text(Mode),
            Contact is null ? null : secrets.Text(Contact),
            Notes is null ? null : secrets.Text(Notes)
        );

    private static bool IsName(string text) => IsShown(text, Longest) && !text.Any(char.IsWhiteSpace);
}
