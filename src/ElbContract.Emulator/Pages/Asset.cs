using System.Security.Cryptography;
using System.Text;

namespace ElbContract.Emulator.Pages;

/// <summary>A style or script of the page. The page names it by its hash: no other runs there, whatever a client sent.</summary>
internal sealed class Asset
{
    private Asset(params string[] names)
    {
        Text = string.Concat(names.Select(Read));
        Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";
    }

    /// <summary>That of the reports, and what the page has beyond them.</summary>
    public static Asset Style { get; } = new("page.css", "emulator.css");

    public static Asset Script { get; } = new("emulator.js");

    public string Text { get; }

    /// <summary>As a content security policy names it.</summary>
    public string Source { get; }

    /// <summary>A file that lies beside this one.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(typeof(Asset), name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
