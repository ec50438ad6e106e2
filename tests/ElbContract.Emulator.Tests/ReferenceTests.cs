using System.Globalization;
using System.Text;
using ElbContract.Emulator.Calls;

namespace ElbContract.Emulator.Tests;

/// <summary>The reference of what the emulator answers, which is made of its table of calls.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public async Task Reference_IsThatOfTheTableOfCalls()
    {
        var file = Path.Combine(Repository(), "docs", "reference", "emulator.md");
        var text = Document();

        if (Environment.GetEnvironmentVariable("ELB_WRITE_HELP") == "1")
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))
            .Should()
            .Be(text, "with ELB_WRITE_HELP=1 this test writes it");
    }

    private static string Document()
    {
        var text = new StringBuilder(
            """
            # What the emulator answers

            Made of the emulator's table of calls. The last column says what a green run is worth: what follows *the page* is proved
            by the contract; *a neighbouring page* is documented for the same API, or known of its clients, and not proved; *a guess*
            takes what clients send as far as it can be understood. How to run it: [Run the emulator](../how-to/serve.md).

            | what | call | follows |
            | --- | --- | --- |

            """.ReplaceLineEndings("\n")
        );
        foreach (var call in EmulatedCalls.All)
        {
            var follows = call.Footing switch
            {
                Footing.Page => "the page",
                Footing.SiblingPage => "a neighbouring page",
                _ => "a guess",
            };
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {call.Name} | `{call.Method} {EmulatedCalls.Path(call.Resource)}` | {follows} |\n"
            );
        }

        return text.ToString();
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ElbContract.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
