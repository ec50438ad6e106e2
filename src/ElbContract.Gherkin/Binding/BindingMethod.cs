using System.Reflection;
using System.Runtime.CompilerServices;

namespace ElbContract.Gherkin.Binding;

/// <summary>A method of a binding class: how it is named, called and waited for.</summary>
internal sealed class BindingMethod
{
    private readonly MethodInfo _method;

    public BindingMethod(MethodInfo method)
    {
        _method = method;
        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            throw new BindingException($"{this} is async void, so nobody could wait for it; return Task or ValueTask");
        }
    }

    public IReadOnlyList<Type> Parameters => [.. _method.GetParameters().Select(parameter => parameter.ParameterType)];

    public bool IsStatic => _method.IsStatic;

    /// <summary>What comes out, once waited for.</summary>
    public Type Result =>
        _method.ReturnType is { IsGenericType: true } type
        && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GetGenericArguments()[0]
            : _method.ReturnType;

    /// <summary>Calls it on the scenario's one instance of its class, and waits.</summary>
    public async Task<object?> CallAsync(Instances instances, object?[] arguments)
    {
        var target = _method.IsStatic ? null : instances.Get(_method.ReflectedType!);
        var result = _method.Invoke(target, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        var task = result switch
        {
            Task running => running,
            ValueTask running => running.AsTask(),
            not null when Result != _method.ReturnType => (Task)
                result.GetType().GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(result, null)!,
            _ => null,
        };
        if (task is null)
        {
            return result;
        }

        await task;
        return Result == _method.ReturnType ? null : task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task);
    }

    public override string ToString() =>
        $"{_method.DeclaringType!.Name}.{_method.Name}("
        + string.Join(", ", _method.GetParameters().Select(one => $"{one.ParameterType.Name} {one.Name}"))
        + ")";
}
