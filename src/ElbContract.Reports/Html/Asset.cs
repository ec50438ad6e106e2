using System.Security.Cryptography;
using System.Text;

namespace ElbContract.Reports.Html;

/// <summary>A style or script of the pages. A page names it by its hash: no other runs there, whatever an endpoint answered.</summary>
internal sealed class Asset
{
    public static readonly Asset Style = new("page.css");
    public static readonly Asset Script = new("page.js");
    public static readonly Asset AnnotatedStyle = new("annotated.css");
    public static readonly Asset AnnotatedScript = new("annotated.js");

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
