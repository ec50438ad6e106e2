using System.Text.Encodings.Web;
using System.Text.Json;

namespace ElbContract.Reports.Tests;

public sealed class InertTests
{
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What a terminal obeys, what turns or hides what stands beside it, what begins a line, and what XML or Unicode
    /// forbid.</summary>
    public static TheoryData<string> Hostile =>
        [
            "\u001b]52;c;cm0gLXJmIH4=\u0007",
            "\u001b[2J",
            "\u009b2J",
            "\u009d52;c;eA==\u009c",
            "\u0000",
            "\u0008",
            "\u007f",
            "\r",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u202e",
            "\u2066",
            "\u200e",
            "\u061c",
            "\u200b",
            "\u200d",
            "\u2060",
            "\ufeff",
            "\u00ad",
            "\U000e0041",
            "\ufffe",
            "\U0001ffff",
        ];

    [Theory, MemberData(nameof(Hostile))]
    public void Line_Text_AndPrinted_OfWhatCannotBeSeen_ShowThatItWasThere(string hostile)
    {
        // A carriage return, alone too, ends a line of a text.
        var ends = hostile is "\r" or "\u0085" or "\u2028" or "\u2029";
        foreach (var inert in new[] { Inert.Line($"a{hostile}b"), Inert.Text($"a{hostile}b"), Inert.Printed($"a{hostile}b") })
        {
            inert.Should().StartWith("a").And.EndWith("b").And.NotContainAny("\u001b", "\u0007", "\u009b", "\u009c", "\u009d", hostile);
            (inert.Contains('\uFFFD', StringComparison.Ordinal) || (ends && inert == "a\nb")).Should().BeTrue(inert);
        }
    }

    [Theory, MemberData(nameof(Hostile))]
    public void Json_OfWhatCannotBeSeen_SaysTheSameInEscapes(string hostile)
    {
        var json = JsonSerializer.Serialize(new[] { $"é{hostile}😀##[error]x::y" }, Relaxed);

        var inert = Inert.Json(json);

        inert.Should().NotContainAny(hostile, "##[");
        JsonSerializer.Deserialize<string[]>(inert).Should().Equal($"é{hostile}😀##[error]x::y");
        Inert.Text(inert).Should().Be(inert.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Line_HalfAPair_IsReplaced() => Inert.Line("a\ud800b😀").Should().Be("a\uFFFDb😀");

    [Theory]
    [InlineData("::error::owned", ":\uFFFDerror::owned")]
    [InlineData("  ::add-mask::x", "  :\uFFFDadd-mask::x")]
    [InlineData("entry 3: ##[error]owned", "entry 3: ##\uFFFDerror]owned")]
    [InlineData("##vso[task.setvariable variable=a]b", "##vso\uFFFDtask.setvariable variable=a]b")]
    [InlineData("##teamcity[buildStop]", "##teamcity\uFFFDbuildStop]")]
    [InlineData("a\n::error::owned", "a\uFFFD::error::owned")]
    [InlineData("a::b, 100 ## [x]", "a::b, 100 ## [x]")]
    public void Printed_WhatCiServersTakeForCommands_IsNoneAnyMore(string text, string printed) => Inert.Printed(text).Should().Be(printed);

    [Fact]
    public void Writer_ManyLines_AreOneLineEach()
    {
        using var plain = new StringWriter { NewLine = "\n" };
        using var writer = new InertWriter(plain);

        writer.WriteLines(["a\n::error::b", "::c", "d\u001b"]);

        plain.ToString().Should().Be("a\uFFFD::error::b\n:\uFFFDc\nd\uFFFD\n");
    }

    [Fact]
    public void Writer_ForeignTextsInALine_AreOneLine()
    {
        using var plain = new StringWriter { NewLine = "\n" };
        using var writer = new InertWriter(plain);

        writer.WriteLine("a\n::error::b\r\u001b[2J");
        writer.Write("::c\nd\u009b\n");
        writer.Write('\u001b');
        writer.Write(['e', '\u202e']);
        writer.WriteLine();

        plain.ToString().Should().Be("a\uFFFD::error::b\uFFFD\uFFFD[2J\n:\uFFFDc\nd\uFFFD\n\uFFFDe\uFFFD\n");
    }
}
