using System.Text;
using System.Text.Json.Nodes;

namespace ElbContract.Features.Tests;

/// <summary>What a run of the features leaves behind.</summary>
public sealed class FeatureRunTests
{
    private static readonly string[] s_secrets =
    [
        ExampleIds.Known.Token,
        ExampleIds.Known.TokenWithoutPermission,
        ExampleIds.UnknownToken,
        ExampleIds.Known.ProjectId,
        ExampleIds.Known.OtherProjectId,
        ExampleIds.Known.SystemErrorProjectId,
        ExampleIds.Known.UnavailableProjectId,
    ];

    [Fact]
    public async Task EverythingPasses_IsPublished_AndToldWithoutSecrets()
    {
        using var run = new ChildRun();

        (await run.RunAsync()).Should().BeEmpty();

        run.Published.Should().ContainSingle();
        run.LivingDocumentation.Select(Path.GetFileName).Should().BeEquivalentTo("features.html", "features.ndjson");
        foreach (var file in run.LivingDocumentation)
        {
            var (text, attachments) = Read(file);
            attachments.Should().HaveCountGreaterThan(500).And.AllSatisfy(one => one.Should().StartWith("POST /v1.0/"));
            Told([text, .. attachments]).Should().BeEmpty("{0} is for everybody", Path.GetFileName(file));
        }
    }

    [Theory]
    [InlineData("undefined", "Given nobody knows this step")]
    [InlineData("ambiguous", "Given a step that two methods run")]
    [InlineData("pending", "Given a step that is pending")]
    [InlineData("failing", "Then the listener is accepted")]
    public async Task AStepThatDoesNotPass_FailsItsTest_AndPublishesNothing(string kind, string step)
    {
        using var run = new ChildRun();

        var failures = await run.RunAsync(
            $"{kind}.feature",
            $"""
            Feature: {kind}

              @port.range
              Scenario: A listener with port 1 is accepted
                When the consumer adds a listener with port 1
                Then the listener is accepted

              @port.range @{BrokenSteps.Tag}
              Scenario: A listener with port 0 is refused
                When the consumer adds a listener with port 0
                Then the listener is refused
                {step}
            """
        );

        failures.Should().ContainSingle().Which.Should().Contain($"features/{kind}.feature:12: {step}");
        run.Published.Should().BeEmpty();
        run.LivingDocumentation.Should().HaveCount(2);
        run.LivingDocumentation.Should().AllSatisfy(file => Told([Read(file).Text]).Should().BeEmpty());
    }

    private static IEnumerable<string> Told(string[] texts) =>
        s_secrets.Where(secret => texts.Any(text => text.Contains(secret, StringComparison.Ordinal)));

    /// <summary>A report as it is, and what is attached in it.</summary>
    private static (string Text, string[] Attachments) Read(string file)
    {
        var text = File.ReadAllText(file);
        var lines = text.Split('\n');
        // The page's messages are JavaScript, which has an escape more than JSON.
        var told = file.EndsWith(".html", StringComparison.Ordinal)
            ? JsonNode.Parse(Messages(lines).Replace("\\x", "\\u00", StringComparison.Ordinal))!.AsArray()
            : lines.Select(line => JsonNode.Parse(line));
        return (
            text,
            [
                .. from message in told
                let attachment = message["attachment"]
                where attachment is not null
                select Encoding.UTF8.GetString(Convert.FromBase64String(attachment["body"]!.GetValue<string>())),
            ]
        );
    }

    private static string Messages(string[] page)
    {
        const string start = "window.CUCUMBER_MESSAGES = ";
        return page.Single(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..].TrimEnd(';');
    }
}
