using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ElbContract.Gherkin.Binding;

/// <summary>Makes what a step says into what its method takes: a transformation, as it is, an enum, a type converter; in this
/// order.</summary>
internal sealed partial class ArgumentConverter(BindingRegistry registry)
{
    /// <exception cref="BindingException">Nothing leads from the value to the type.</exception>
    public async Task<object?> ConvertAsync(object value, Type type, Instances instances)
    {
        foreach (var transformation in registry.Transformations.Where(one => one.Method.Result == type))
        {
            if (transformation.Arguments(value) is { } arguments)
            {
                return await TransformAsync(transformation.Method, arguments, instances);
            }
        }

        return type.IsInstanceOfType(value) ? value : Convert(value as string ?? throw Impossible(value, type), type);
    }

    private async Task<object?> TransformAsync(BindingMethod method, object[] arguments, Instances instances)
    {
        if (arguments.Length != method.Parameters.Count)
        {
            throw new BindingException(
                $"the transformation {method} takes {method.Parameters.Count} arguments, but its expression has {arguments.Length}"
            );
        }

        var converted = new object?[arguments.Length];
        for (var at = 0; at < arguments.Length; at++)
        {
            var type = method.Parameters[at];
            converted[at] = type.IsInstanceOfType(arguments[at]) ? arguments[at] : await ConvertAsync(arguments[at], type, instances);
        }

        return await method.CallAsync(instances, converted);
    }

    private static object? Convert(string text, Type type)
    {
        try
        {
            return type.IsEnum
                ? Enum.Parse(type, Blank().Replace(text, ""), ignoreCase: true)
                : TypeDescriptor.GetConverter(type).ConvertFromString(context: null, CultureInfo.InvariantCulture, text);
        }
        catch (Exception trouble) when (trouble is not OutOfMemoryException)
        {
            // Type converters throw whatever they like, bare Exception included.
            throw Impossible(text, type);
        }
    }

    private static BindingException Impossible(object value, Type type)
    {
        var among = type.IsEnum ? $", which is one of {string.Join(", ", Enum.GetNames(type))}" : "";
        return new BindingException(
            value is DataTable
                ? $"a table cannot become {type.Name}; write a [StepArgumentTransformation]"
                : $"'{value}' cannot become {type.Name}{among}"
        );
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
