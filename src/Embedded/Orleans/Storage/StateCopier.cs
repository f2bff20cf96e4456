using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Copies states field by field, whatever they are made of, so that a grain and its storage never share an object that can change.</summary>
internal static class StateCopier
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> s_fields = new();

    private static readonly MethodInfo s_clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    public static T Copy<T>(T value) => (T)Copy(value, new Dictionary<object, object>(ReferenceEqualityComparer.Instance))!;

    private static object? Copy(object? value, Dictionary<object, object> done)
    {
        if (value is null || IsShared(value.GetType(), value))
        {
            return value;
        }

        if (done.TryGetValue(value, out var known))
        {
            return known;
        }

        if (value is Array array)
        {
            var copies = (Array)array.Clone();
            done[value] = copies;
            if (!IsPlain(array.GetType().GetElementType()!))
            {
                CopyElements(copies, done);
            }

            return copies;
        }

        var copy = s_clone.Invoke(value, null)!;
        done[value] = copy;
        foreach (var field in FieldsOf(value.GetType()))
        {
            field.SetValue(copy, Copy(field.GetValue(copy), done));
        }

        return copy;
    }

    private static void CopyElements(Array array, Dictionary<object, object> done)
    {
        var index = new int[array.Rank];
        for (var i = 0; i < array.Length; i++)
        {
            var rest = i;
            for (var dimension = array.Rank - 1; dimension >= 0; dimension--)
            {
                index[dimension] = rest % array.GetLength(dimension);
                rest /= array.GetLength(dimension);
            }

            array.SetValue(Copy(array.GetValue(index), done), index);
        }
    }

    /// <summary>Whether copies may share a value: because it cannot change, or because it is no data.</summary>
    private static bool IsShared(Type type, object value)
        => IsPlain(type)
            || type.IsDefined(typeof(ImmutableAttribute), false)
            || type.Namespace == "System.Collections.Immutable"
            || value is Type or Delegate or IComparer or IEqualityComparer or CancellationToken or IGrainContext or IAddressable
            || Array.Exists(type.GetInterfaces(), part => part.IsGenericType && part.GetGenericTypeDefinition() is var definition
                && (definition == typeof(IComparer<>) || definition == typeof(IEqualityComparer<>)));

    private static bool IsPlain(Type type)
        => type.IsPrimitive || type.IsEnum || type == typeof(string)
            || (type.IsValueType && !HoldsReferences(type));

    private static bool HoldsReferences(Type type)
        => (bool)typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!.MakeGenericMethod(type).Invoke(null, null)!;

    private static FieldInfo[] FieldsOf(Type type) => s_fields.GetOrAdd(type, static type =>
    {
        var fields = new List<FieldInfo>();
        for (var part = type; part is not null && part != typeof(object); part = part.BaseType)
        {
            fields.AddRange(part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => !field.FieldType.IsPointer && !IsPlain(field.FieldType)));
        }

        return [.. fields];
    });
}
