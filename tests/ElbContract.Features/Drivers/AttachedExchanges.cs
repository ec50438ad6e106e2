using System.Text;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Features.Drivers;

/// <summary>What a scenario sends and gets, for readers of the living documentation: without tokens and ids of projects.</summary>
public sealed class AttachedExchanges(IReqnrollOutputHelper output) : IDisposable
{
    private static readonly Redactor s_redactor = new(
        new Dictionary<string, string>
        {
            [ExampleIds.Known.ProjectId] = "project",
            [ExampleIds.Known.OtherProjectId] = "other-project",
            [ExampleIds.Known.SystemErrorProjectId] = "system-error-project",
            [ExampleIds.Known.UnavailableProjectId] = "unavailable-project",
            [ExampleIds.Known.Token] = "token",
            [ExampleIds.Known.TokenWithoutPermission] = "token-without-permission",
        }
    );

    private DirectoryInfo? _folder;
    private int _count;

    /// <summary>The file is read while it is attached.</summary>
    public void Add(Exchange exchange)
    {
        _folder ??= Directory.CreateTempSubdirectory("exchanges-");
        var file = Path.Combine(_folder.FullName, $"exchange-{++_count}.txt");
        File.WriteAllText(file, Text(exchange));
        output.AddAttachment(file);
    }

    public void Dispose() => _folder?.Delete(recursive: true);

    internal static string Text(Exchange exchange)
    {
        var text = new StringBuilder();
        text.Append(exchange.Method).Append(' ').AppendLine(s_redactor.Target(exchange.Path));
        foreach (var (name, value) in exchange.Headers.Select(header => s_redactor.Header(header.Key, header.Value)))
            text.Append(name).Append(": ").AppendLine(value);
        if (exchange.Body is { } body)
            text.AppendLine().AppendLine(Text(body));
        return text.AppendLine().Append(exchange.Status).AppendLine().AppendLine().AppendLine(Text(exchange.Answer)).ToString();
    }

    private static string Text(byte[] body) => Encoding.UTF8.GetString(s_redactor.Bytes(body).Span);
}
