using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>A grain interface and the class of references that was emitted for it. There is one object for each interface in the process.</summary>
internal sealed class GrainInterface(Type type, Func<ReferenceShared, IdSpan, GrainReference> create)
{
    private static readonly ConcurrentDictionary<Type, Lazy<GrainInterface>> s_all = new();

    public Type Type => type;

    public string Name => type.FullName!;

    public static GrainInterface Of(Type type) => s_all.GetOrAdd(type, static type => new(() => ProxyEmitter.Emit(type))).Value;

    public GrainReference Create(ReferenceShared shared, IdSpan key) => create(shared, key);
}

/// <summary>
/// Emits the classes of references. For <c>Task&lt;R&gt; M(A a, B b)</c> the class gets, in C#:
/// <code>
/// Task&lt;R&gt; M(A a, B b)
/// {
///     Turn turn = default;
///     if (Enter(s_M, ref turn) is { } activation)
///     {
///         Task&lt;R&gt; task;
///         try { task = ((I)activation.GrainInstance).M(a, b); }
///         catch (Exception failure) { task = Task.FromException&lt;R&gt;(failure); }
///         return activation.Exit(s_M, this, task, ref turn);
///     }
///     return SubmitForResult(new CallRequest&lt;(A, B), R&gt;(s_M, (a, b)));
/// }
/// static object Call_M(CallRequest request, object target) => ((I)target).M(request.Arguments.Item1, request.Arguments.Item2);
/// </code>
/// No argument is boxed, and a call of an idle grain allocates nothing.
/// </summary>
internal static class ProxyEmitter
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Lock s_lock = new();
    private static readonly AssemblyBuilder s_assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Orleans.Embedded.References"), AssemblyBuilderAccess.Run);
    private static readonly ModuleBuilder s_module = s_assembly.DefineDynamicModule("References");
    private static readonly HashSet<string> s_open = [];
    private static readonly ConstructorInfo s_openAttribute = EmitOpenAttribute();

    private static readonly MethodInfo s_enter = Member(typeof(GrainReference), nameof(GrainReference.Enter));
    private static readonly MethodInfo s_instance = typeof(Activation).GetProperty(nameof(Activation.GrainInstance))!.GetMethod!;
    private static readonly ConstructorInfo s_base = typeof(GrainReference).GetConstructor(Any, [typeof(ReferenceShared), typeof(IdSpan)])!;

    public static GrainInterface Emit(Type type)
    {
        if (!type.IsInterface || type.ContainsGenericParameters)
        {
            throw new ArgumentException($"{type} is not a grain interface. Grains are called through closed interfaces derived from {nameof(IGrain)} or {nameof(IGrainObserver)}.", nameof(type));
        }

        lock (s_lock)
        {
            Open(typeof(ProxyEmitter).Assembly);
            Open(type);
            var proxy = s_module.DefineType($"Reference.{type.FullName}", TypeAttributes.Class | TypeAttributes.Sealed | TypeAttributes.Public, typeof(GrainReference), [type]);
            EmitConstructor(proxy);
            var methods = new List<(MethodInfo Method, FieldBuilder Field, string Invoker)>();
            foreach (var method in MethodsOf(type))
            {
                EmitMethod(proxy, type, method, methods);
            }

            var made = proxy.CreateType();
            foreach (var (method, field, invoker) in methods)
            {
                made.GetField(field.Name, Any)!.SetValue(null, new GrainMethod(type, method, made.GetMethod(invoker, Any)!));
            }

            return new GrainInterface(type, made.GetMethod("New", Any)!.CreateDelegate<Func<ReferenceShared, IdSpan, GrainReference>>());
        }
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type type)
        => type.GetInterfaces().Prepend(type).SelectMany(part => part.GetMethods(Any)).Where(method => method is { IsStatic: false, IsVirtual: true, IsPrivate: false });

    private static void EmitConstructor(TypeBuilder proxy)
    {
        Type[] parameters = [typeof(ReferenceShared), typeof(IdSpan)];
        var constructor = proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, parameters);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, s_base);
        il.Emit(OpCodes.Ret);

        var create = proxy.DefineMethod("New", MethodAttributes.Public | MethodAttributes.Static, typeof(GrainReference), parameters);
        il = create.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitMethod(TypeBuilder proxy, Type type, MethodInfo method, List<(MethodInfo Method, FieldBuilder Field, string Invoker)> methods)
    {
        var parameters = Array.ConvertAll(method.GetParameters(), parameter => parameter.ParameterType);
        var emitted = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot);
        if (method.IsGenericMethodDefinition || Array.Exists(parameters, parameter => parameter.IsByRef || parameter.IsPointer))
        {
            DefineUnsupported(emitted, method, parameters);
            proxy.DefineMethodOverride(emitted, method);
            return;
        }

        emitted.SetParameters(parameters);
        emitted.SetReturnType(method.ReturnType);
        Open(method.ReturnType);
        Array.ForEach(parameters, Open);

        var kind = GrainMethod.KindOf(method.ReturnType);
        var result = kind is ReturnKind.TaskOfResult or ReturnKind.ValueTaskOfResult ? method.ReturnType.GetGenericArguments()[0] : typeof(VoidResult);
        var arguments = TupleOf(parameters);
        var request = typeof(CallRequest<,>).MakeGenericType(arguments, result);
        var number = methods.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var field = proxy.DefineField($"s_{number}", typeof(GrainMethod), FieldAttributes.Assembly | FieldAttributes.Static);
        var invoker = $"Call_{number}";
        methods.Add((method, field, invoker));

        var il = emitted.GetILGenerator();
        var oneWay = method.IsDefined(typeof(Concurrency.OneWayAttribute), true) || kind == ReturnKind.Nothing;
        if (GrainMethod.CanBeDirect(type, method))
        {
            EmitDirectTurn(il, method, parameters, kind, result, field);
        }

        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldsfld, field);
        EmitTuple(il, parameters, 0, arguments);
        il.Emit(OpCodes.Newobj, request.GetConstructor([typeof(GrainMethod), arguments])!);
        EmitSubmit(il, method, kind, result, oneWay);
        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(emitted, method);

        EmitInvoker(proxy, method, parameters, arguments, request, kind, invoker);
    }

    private static void EmitDirectTurn(ILGenerator il, MethodInfo method, Type[] parameters, ReturnKind kind, Type result, FieldInfo field)
    {
        var turn = il.DeclareLocal(typeof(Turn));
        var activation = il.DeclareLocal(typeof(Activation));
        var task = il.DeclareLocal(method.ReturnType);
        var submit = il.DefineLabel();

        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldsfld, field);
        il.Emit(OpCodes.Ldloca, turn);
        il.Emit(OpCodes.Call, s_enter);
        il.Emit(OpCodes.Stloc, activation);
        il.Emit(OpCodes.Ldloc, activation);
        il.Emit(OpCodes.Brfalse, submit);

        il.BeginExceptionBlock();
        il.Emit(OpCodes.Ldloc, activation);
        il.Emit(OpCodes.Call, s_instance);

        // No cast: references are only made for interfaces that the class implements.
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg, i + 1);
        }

        il.Emit(OpCodes.Callvirt, method);
        il.Emit(OpCodes.Stloc, task);
        il.BeginCatchBlock(typeof(Exception));
        var failed = typeof(FailedTask).GetMethod(kind.ToString(), Any)!;
        il.Emit(OpCodes.Call, failed.IsGenericMethodDefinition ? failed.MakeGenericMethod(result) : failed);
        il.Emit(OpCodes.Stloc, task);
        il.EndExceptionBlock();

        var exit = Array.Find(
            typeof(Activation).GetMethods(Any),
            candidate => candidate.Name == nameof(Activation.Exit) && SameShape(candidate.GetParameters()[2].ParameterType, method.ReturnType))!;
        il.Emit(OpCodes.Ldloc, activation);
        il.Emit(OpCodes.Ldsfld, field);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, task);
        il.Emit(OpCodes.Ldloca, turn);
        il.Emit(OpCodes.Call, exit.IsGenericMethodDefinition ? exit.MakeGenericMethod(result) : exit);
        il.Emit(OpCodes.Ret);
        il.MarkLabel(submit);
    }

    private static bool SameShape(Type one, Type other)
        => one.IsGenericType == other.IsGenericType
            && (one.IsGenericType ? one.GetGenericTypeDefinition() == other.GetGenericTypeDefinition() : one == other);

    private static void EmitSubmit(ILGenerator il, MethodInfo method, ReturnKind kind, Type result, bool oneWay)
    {
        if (oneWay)
        {
            il.Emit(OpCodes.Call, Member(typeof(GrainReference), nameof(GrainReference.SubmitOneWay)));
            switch (kind)
            {
                case ReturnKind.Task:
                    il.Emit(OpCodes.Call, typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod!);
                    break;
                case ReturnKind.ValueTask:
                    var done = il.DeclareLocal(typeof(ValueTask));
                    il.Emit(OpCodes.Ldloca, done);
                    il.Emit(OpCodes.Initobj, typeof(ValueTask));
                    il.Emit(OpCodes.Ldloc, done);
                    break;
                case ReturnKind.Nothing:
                    break;
                default:
                    throw new NotSupportedException($"{method.DeclaringType}.{method.Name} is one-way and cannot have a result.");
            }

            return;
        }

        var submit = kind switch
        {
            ReturnKind.Task => Member(typeof(GrainReference), nameof(GrainReference.Submit)),
            ReturnKind.TaskOfResult => Member(typeof(GrainReference), nameof(GrainReference.SubmitForResult)).MakeGenericMethod(result),
            ReturnKind.ValueTask => Member(typeof(GrainReference), nameof(GrainReference.SubmitValue)),
            ReturnKind.ValueTaskOfResult => Member(typeof(GrainReference), nameof(GrainReference.SubmitValueForResult)).MakeGenericMethod(result),
            _ => Member(typeof(GrainReference), nameof(GrainReference.Enumerate)).MakeGenericMethod(method.ReturnType.GetGenericArguments()[0]),
        };

        // The request was made under `this, method`; the method is already in it.
        il.Emit(OpCodes.Call, submit);
    }

    private static void EmitInvoker(TypeBuilder proxy, MethodInfo method, Type[] parameters, Type arguments, Type request, ReturnKind kind, string name)
    {
        var invoker = proxy.DefineMethod(name, MethodAttributes.Assembly | MethodAttributes.Static, typeof(object), [typeof(CallRequest), typeof(object)]);
        var il = invoker.GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Castclass, request);
            il.Emit(OpCodes.Ldflda, request.GetField("Arguments")!);
            var tuple = arguments;
            var index = i;
            while (index >= 7)
            {
                var rest = tuple.GetField("Rest")!;
                il.Emit(OpCodes.Ldflda, rest);
                tuple = rest.FieldType;
                index -= 7;
            }

            il.Emit(OpCodes.Ldfld, tuple.GetField(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Item{index + 1}"))!);
        }

        il.Emit(OpCodes.Callvirt, method);
        if (kind == ReturnKind.Nothing)
        {
            il.Emit(OpCodes.Ldnull);
        }
        else if (kind is ReturnKind.ValueTask or ReturnKind.ValueTaskOfResult)
        {
            var task = il.DeclareLocal(method.ReturnType);
            il.Emit(OpCodes.Stloc, task);
            il.Emit(OpCodes.Ldloca, task);
            il.Emit(OpCodes.Call, method.ReturnType.GetMethod(nameof(ValueTask.AsTask))!);
        }

        il.Emit(OpCodes.Ret);
    }

    private static void DefineUnsupported(MethodBuilder emitted, MethodInfo method, Type[] parameters)
    {
        if (method.IsGenericMethodDefinition)
        {
            var own = method.GetGenericArguments();
            var generic = emitted.DefineGenericParameters(Array.ConvertAll(own, parameter => parameter.Name));
            for (var i = 0; i < own.Length; i++)
            {
                generic[i].SetGenericParameterAttributes(own[i].GenericParameterAttributes);
                generic[i].SetInterfaceConstraints(Array.FindAll(own[i].GetGenericParameterConstraints(), constraint => constraint.IsInterface));
            }

            throw new NotSupportedException($"{method.DeclaringType}.{method.Name} is generic. The embedded grain runtime has no generic grain methods: give each its own name, or make the type an argument.");
        }

        throw new NotSupportedException($"{method.DeclaringType}.{method.Name} has a parameter passed by reference ({parameters.Length} parameters). Grain methods take values.");
    }

    /// <summary>Pushes the arguments as one tuple.</summary>
    private static void EmitTuple(ILGenerator il, Type[] parameters, int first, Type tuple)
    {
        var count = parameters.Length - first;
        if (count == 0)
        {
            var empty = il.DeclareLocal(tuple);
            il.Emit(OpCodes.Ldloca, empty);
            il.Emit(OpCodes.Initobj, tuple);
            il.Emit(OpCodes.Ldloc, empty);
            return;
        }

        for (var i = 0; i < Math.Min(count, 7); i++)
        {
            il.Emit(OpCodes.Ldarg, first + i + 1);
        }

        if (count > 7)
        {
            EmitTuple(il, parameters, first + 7, tuple.GetGenericArguments()[7]);
        }

        il.Emit(OpCodes.Newobj, tuple.GetConstructor(tuple.GetGenericArguments())!);
    }

    private static Type TupleOf(ReadOnlySpan<Type> types) => types.Length switch
    {
        0 => typeof(ValueTuple),
        1 => typeof(ValueTuple<>).MakeGenericType([.. types]),
        2 => typeof(ValueTuple<,>).MakeGenericType([.. types]),
        3 => typeof(ValueTuple<,,>).MakeGenericType([.. types]),
        4 => typeof(ValueTuple<,,,>).MakeGenericType([.. types]),
        5 => typeof(ValueTuple<,,,,>).MakeGenericType([.. types]),
        6 => typeof(ValueTuple<,,,,,>).MakeGenericType([.. types]),
        7 => typeof(ValueTuple<,,,,,,>).MakeGenericType([.. types]),
        _ => typeof(ValueTuple<,,,,,,,>).MakeGenericType([.. types[..7], TupleOf(types[7..])]),
    };

    private static MethodInfo Member(Type type, string name) => type.GetMethod(name, Any)!;

    /// <summary>Lets emitted code use the internal types that a type is made of: grain interfaces and messages are usually internal.</summary>
    private static void Open(Type type)
    {
        if (type.HasElementType)
        {
            Open(type.GetElementType()!);
            return;
        }

        Open(type.Assembly);
        foreach (var argument in type.GetGenericArguments())
        {
            Open(argument);
        }

        foreach (var part in type.IsInterface ? type.GetInterfaces() : [])
        {
            Open(part.Assembly);
        }
    }

    private static void Open(Assembly assembly)
    {
        if (assembly.GetName().Name is { } name && assembly != typeof(object).Assembly && s_open.Add(name))
        {
            s_assembly.SetCustomAttribute(new CustomAttributeBuilder(s_openAttribute, [name]));
        }
    }

    /// <summary>The runtime knows this attribute by its name only.</summary>
    private static ConstructorInfo EmitOpenAttribute()
    {
        var attribute = s_module.DefineType("System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", TypeAttributes.Class | TypeAttributes.Public, typeof(Attribute));
        var constructor = attribute.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(string)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(Any, [])!);
        il.Emit(OpCodes.Ret);
        return attribute.CreateType().GetConstructor([typeof(string)])!;
    }
}

/// <summary>The tasks of grain methods that threw instead of returning one. Named after <see cref="ReturnKind"/>.</summary>
internal static class FailedTask
{
    public static Task Task(Exception failure) => System.Threading.Tasks.Task.FromException(failure);

    public static Task<TResult> TaskOfResult<TResult>(Exception failure) => System.Threading.Tasks.Task.FromException<TResult>(failure);

    public static ValueTask ValueTask(Exception failure) => System.Threading.Tasks.ValueTask.FromException(failure);

    public static ValueTask<TResult> ValueTaskOfResult<TResult>(Exception failure) => System.Threading.Tasks.ValueTask.FromException<TResult>(failure);
}
