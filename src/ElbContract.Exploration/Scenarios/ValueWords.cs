using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ElbContract.Exploration.Generating;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Exploration.Scenarios;

/// <summary>How the features write the value of a parameter.</summary>
/// <param name="key">The parameter's key on the wire.</param>
/// <param name="json">The value; null where it is left out.</param>
/// <param name="ordinary">What an ordinary listener has there; null where it has nothing.</param>
internal sealed partial class ValueWords(string key, string? json, string? ordinary)
{
    /// <summary>A port that no scenario is about.</summary>
    public const int Port = 8080;

    private const int Long = 8;

    /// <summary>The type that it has instead of its own, such as <c>a list</c>; null where it has its own, or another form.</summary>
    public string? Form =>
        json switch
        {
            null => null,
            "null" => "null",
            "7" when IsText => "a number",
            "1" when IsSwitch => "the number 1",
            "0" when IsSwitch => "the number 0",
            "true" when !IsSwitch => "a Boolean",
            "\"seven\"" when !IsText && !IsSwitch => "a word",
            "\"true\"" when !IsText => "the word \"true\"",
            _ when !IsText && !IsSwitch && json == $"\"{ordinary ?? "7"}\"" => "a string of digits",
            _ when !IsText && !IsSwitch && json == $"{ordinary ?? "7"}.5" => "a fraction",
            _ when json == $"[{ordinary ?? "null"}]" => "a list",
            _ when json == $$"""{"value":{{ordinary ?? "null"}}}""" => "an object",
            _ => null,
        };

    /// <summary>The certificate or load balancer that it names, such as <c>an unknown certificate</c>; null where it names none.</summary>
    public string? Thing =>
        (key, json?.Trim('"')) switch
        {
            ("loadbalancer_id", InterestingValues.UnknownLoadBalancer) => "an unknown load balancer",
            ("certificate_id", InterestingValues.UnknownCertificate) => "an unknown certificate",
            ("certificate_id", var id) when id == ProviderIds.Example.CertificateId => "an existing certificate",
            ("certificates", var id) when id == ProviderIds.Example.SniCertificateId => "an SNI certificate",
            ("certificates", var id) when id == $"[\"{ProviderIds.Example.SniCertificateId}\"]" => "a list of SNI certificates",
            _ => null,
        };

    /// <summary>Its length, such as <c>65 characters</c>, where it is a long text of one letter; null where it is not.</summary>
    public string? Length
    {
        get
        {
            if (!IsText || Text is not { } text || text.Length is > 0 and <= Long)
                return null;
            Rune[] letters = [.. text.EnumerateRunes()];
            var script =
                letters.Length == 0
                    ? ""
                    : letters[0].ToString() switch
                    {
                        "a" => "",
                        "é" => "accented ",
                        "听" => "Chinese ",
                        "😀" => "emoji ",
                        _ => null,
                    };
            return script is null || letters.Distinct().Count() > 1
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"{letters.Length} {script}characters");
        }
    }

    /// <summary>As one word, or in quotation marks; null where it cannot be written so.</summary>
    public string? Plain =>
        json switch
        {
            "true" when IsSwitch => "on",
            "false" when IsSwitch => "off",
            _ when !IsText && !IsSwitch => json is not null
            && Integer().IsMatch(json)
            && long.TryParse(json, CultureInfo.InvariantCulture, out _)
                ? json
                : null,
            _ when !IsText || Text is not { } text || !Printable().IsMatch(text) => null,
            _ when Word().IsMatch(Text) => Text,
            _ => $"\"{Text}\"",
        };

    /// <summary>As the cell of a table, which every value can be.</summary>
    public string Cell =>
        json is null
            ? "left out"
            : Form ?? Thing ?? Length ?? (IsText && Text == "null" ? "\"null\"" : Plain) ?? "raw " + Escaped(AtPort(json));

    /// <summary>A text in the cell of a table.</summary>
    public static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>With a number in the place of the port.</summary>
    public static string AtPort(string text) =>
        text.Replace(Draft.AnyPort, Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>Whether its texts can be decoded, with a number in the place of the port.</summary>
    public static bool IsReadable(string json)
    {
        try
        {
            JsonSerializer.Serialize(JsonElement.Parse(AtPort(json)));
            return true;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return false; // Half a surrogate pair.
        }
    }

    // A key that the page does not document counts as text.
    private readonly ParameterKind _kind = ListenerFields.Find(key)?.Kind ?? ParameterKind.Text;

    private bool IsSwitch => _kind is ParameterKind.TruthValue;

    private bool IsText => _kind is ParameterKind.Text;

    // Written with other escapes it would be another text on the wire.
    private string? Text =>
        json?[0] == '"'
        && IsReadable(json)
        && JsonSerializer.Deserialize<string>(AtPort(json)) is { } text
        && InterestingValues.Text(text) == json
            ? text
            : null;

    [GeneratedRegex(@"\A(?:0|-?[1-9][0-9]*)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Integer();

    // In quotation marks everything but what Gherkin or the marks themselves would change.
    [GeneratedRegex(@"\A[\p{L}\p{N} _.,:;/@+&%'!?*=$#~^`(){}\[\]-]*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Printable();

    [GeneratedRegex(@"\A[A-Za-z0-9_.:/@+&%-]+\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
