using ElbContract.Specification.Listeners;

namespace ElbContract.Features.Vocabulary;

/// <summary>A parameter or answer field of a listener, as the features call it.</summary>
/// <param name="Words">Its name in the features.</param>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Kind">Of its values.</param>
public sealed record Parameter(string Words, string Name, ParameterKind Kind = ParameterKind.Text)
{
    public static readonly IReadOnlyList<Parameter> All =
    [
        .. ListenerFields.All.Select(row => new Parameter(row.Words, row.JsonName, row.Kind)),
    ];

    /// <exception cref="FormatException">No parameter is called so.</exception>
    public static Parameter Called(string words) =>
        All.FirstOrDefault(parameter => parameter.Words == words)
        ?? throw new FormatException(
            $"There is no parameter called '{words}': the parameters are {string.Join(", ", All.Select(parameter => parameter.Words))}. "
                + "Correct the word, or write a row for the parameter in src/ElbContract.Specification/Listeners/ListenerField.cs; "
                + "a value of several words stands in quotation marks."
        );
}
