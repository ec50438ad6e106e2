using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Traffic.Archives;

namespace ElbContract.Traffic.Tests.Archives;

public sealed class HarScannerTests
{
    private static readonly string[] Pieces =
    [
        "\\",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        "a",
        "\\\\\"",
        "é",
        "\n",
        " ",
        "{\"x\":1}",
        "01234567890123456789",
    ];

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions ForPeople = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(100_000)]
    public void Next_DataThatComePieceByPiece_FindsEveryEntry(int piece)
    {
        var random = new Random(20261123);
        for (var round = 0; round < 300; round++)
        {
            var texts = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Text(random)).ToArray();
            var archive = JsonSerializer.SerializeToUtf8Bytes(
                new { log = new { comment = Text(random), entries = texts.Select(text => new { text, inner = new { text } }) } },
                round % 2 == 0 ? Compact : ForPeople
            );

            Found(archive, piece).Should().Equal(texts, "in round {0}", round);
        }
    }

    [Fact]
    public void Forget_WhatIsPassed_GoesOnWhereItWas()
    {
        var archive = Encoding.UTF8.GetBytes("{\"log\":{\"entries\":[{\"text\":\"a\"}, {\"text\":\"b\"}]}}");
        var scanner = new HarScanner();
        scanner.Next(archive, out _, out _).Should().BeTrue();
        var passed = scanner.EntryStart;
        scanner.Forget(passed);

        scanner.Next(archive.AsSpan(passed), out var start, out var length).Should().BeTrue();

        Encoding.UTF8.GetString(archive, passed + start, length).Should().Be("{\"text\":\"b\"}");
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static List<string?> Found(byte[] archive, int piece)
    {
        var scanner = new HarScanner();
        var found = new List<string?>();
        for (var there = Math.Min(piece, archive.Length); ; there = Math.Min(there + piece, archive.Length))
        {
            while (scanner.Next(archive.AsSpan(0, there), out var start, out var length))
                found.Add(JsonDocument.Parse(archive.AsMemory(start, length)).RootElement.GetProperty("text").GetString());
            if (there == archive.Length)
                return found;
        }
    }
}
