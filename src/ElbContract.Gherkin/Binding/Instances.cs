using System.Reflection;

namespace ElbContract.Gherkin.Binding;

/// <summary>One instance of each class, made when first asked for, its constructor's parameters likewise, let go at the end.</summary>
/// <param name="parent">Where instances come from that were registered further out: the feature's context, in a scenario.</param>
internal sealed class Instances(Instances? parent = null)
{
    private readonly Dictionary<Type, object> _registered = [];
    private readonly Dictionary<Type, object> _made = [];
    private readonly List<object> _inOrder = [];
    private readonly Stack<Type> _making = new();

    public void Register<T>(T instance)
        where T : notnull => _registered.Add(typeof(T), instance);

    public T Get<T>() => (T)Get(typeof(T));

    public object Get(Type type) => Registered(type) ?? (_made.TryGetValue(type, out var made) ? made : Make(type));

    /// <summary>Last made, first let go; each is let go of whatever the others throw.</summary>
    public async Task<IReadOnlyList<Exception>> LetGoAsync()
    {
        var troubles = new List<Exception>();
        foreach (var instance in Enumerable.Reverse(_inOrder))
        {
            try
            {
                switch (instance)
                {
                    case IDisposable disposable:
                        disposable.Dispose();
                        break;
                    case IAsyncDisposable disposable:
                        await disposable.DisposeAsync();
                        break;
                }
            }
            catch (Exception trouble)
            {
                troubles.Add(trouble);
            }
        }

        return troubles;
    }

    private object? Registered(Type type) => _registered.TryGetValue(type, out var instance) ? instance : parent?.Registered(type);

    private object Make(Type type)
    {
        var path = string.Join(" → ", _making.Reverse().Append(type).Select(one => one.Name));
        if (type.IsAbstract || type.IsValueType || type == typeof(string))
        {
            throw new BindingException($"{path}: only concrete classes are made for a constructor, and {type.Name} is none");
        }

        if (_making.Contains(type))
        {
            throw new BindingException($"{path}: the constructors go round in a circle");
        }

        var constructor =
            type.GetConstructors().MaxBy(one => one.GetParameters().Length)
            ?? throw new BindingException($"{path}: {type.Name} has no public constructor");
        _making.Push(type);
        try
        {
            object[] parameters = [.. constructor.GetParameters().Select(parameter => Get(parameter.ParameterType))];
            var instance = constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, parameters, culture: null);
            _made.Add(type, instance);
            _inOrder.Add(instance);
            return instance;
        }
        finally
        {
            _making.Pop();
        }
    }
}
