using System.Security.Cryptography;
using System.Text;

namespace ElbContract.Reports.Html;

/// <summary>The style or the script of the page, which names it by its hash: no other runs in it, whatever an endpoint answered.</summary>
internal sealed class Asset
{
    public static readonly Asset Style = new("page.css");
    public static readonly Asset Script = new("page.js");

    private Asset(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(typeof(Asset), name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        Text = reader.ReadToEnd();
        Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";
    }

    public string Text { get; }

    /// <summary>As a content security policy names it.</summary>
    public string Source { get; }
}
