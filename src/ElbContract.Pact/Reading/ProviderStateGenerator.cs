namespace ElbContract.Pact.Reading;

/// <summary>A place of a request or a response whose value a provider state tells.</summary>
/// <param name="Category">Such as <c>path</c>, <c>header</c> or <c>body</c>.</param>
/// <param name="Name">The header, the parameter, or the path into the body; null for a path.</param>
/// <param name="Template">The expression.</param>
/// <param name="DataType">What becomes of the text, such as <c>INTEGER</c>.</param>
internal sealed record ProviderStateGenerator(string Category, string? Name, string Template, string DataType);
