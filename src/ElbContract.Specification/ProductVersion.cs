using System.Reflection;

namespace ElbContract.Specification;

/// <summary>The version of this suite.</summary>
public static class ProductVersion
{
    /// <summary>As its packages have it, such as <c>1.2.0</c> or <c>1.3.0-preview.0.7</c>.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
