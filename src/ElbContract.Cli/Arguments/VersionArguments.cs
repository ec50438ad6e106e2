using System.CommandLine;
using ElbContract.Verification.Brokering;

namespace ElbContract.Cli.Arguments;

/// <summary>The build that a version comes from, as a broker is told it.</summary>
internal static class VersionArguments
{
    /// <summary>Of versions of consumers and providers.</summary>
    public static readonly Option<string?> BuildUrl = Options.Text(
        "--build-url",
        "The build that publishes, for readers at the broker.",
        "URL"
    );

    /// <summary>A version with what else is said of it.</summary>
    /// <exception cref="InputException">The build's address is none.</exception>
    public static ApplicationVersion Of(ParseResult parsed, string number, string? branch, IReadOnlyList<string> tags) =>
        new(number)
        {
            Branch = branch,
            Tags = tags,
            BuildUrl =
                parsed.GetValue(BuildUrl) is not { } text ? null
                : Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", UserInfo: "" } ? address
                : throw new InputException($"{BuildUrl.Name} takes an address such as https://ci.example.com/builds/7."),
        };
}
