using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>One call on its way through filters. The position is that of the next filter.</summary>
internal abstract class FilteredCall(CallRequest request) : IGrainCallContext
{
    private int _position;

    public CallRequest Call => request;

    public IInvokable Request => request;

    public abstract object Grain { get; }

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => request.Reference.GrainId;

    public GrainInterfaceType InterfaceType => request.Reference.InterfaceType;

    public string InterfaceName => request.GetInterfaceName();

    public string MethodName => request.GetMethodName();

    public MethodInfo InterfaceMethod => request.Method.Method;

    public object? Result
    {
        get => Response is { Exception: null } response ? response.Result : null;
        set => Response = Response.FromResult(value);
    }

    public Response? Response { get; set; }

    public async Task Invoke()
    {
        var position = _position++;
        try
        {
            if (!await InvokeAt(position))
            {
                Response = await InvokeTarget();
                if (Response.Exception is { } failure)
                {
                    ExceptionDispatchInfo.Throw(failure);
                }
            }
            else if (Response is null)
            {
                throw new InvalidOperationException($"A filter of {request} neither went on with the call nor set its result.");
            }
        }
        finally
        {
            _position--;
        }
    }

    /// <summary>The outcome after all filters; thrown when it is a failure.</summary>
    protected async Task<Response> Complete()
    {
        await Invoke();
        if (Response!.Exception is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return Response;
    }

    /// <summary>Runs the filter at a position.</summary>
    /// <returns>Whether there is one.</returns>
    protected abstract ValueTask<bool> InvokeAt(int position);

    protected abstract Task<Response> InvokeTarget();
}

internal sealed class IncomingCall(CallRequest request, IGrainContext target, object grain, IIncomingGrainCallFilter[] filters) : FilteredCall(request), IIncomingGrainCallContext
{
    private static readonly ConcurrentDictionary<(Type, Type), InterfaceMapping> s_maps = new();

    public override object Grain => grain;

    public IGrainContext TargetContext => target;

    public MethodInfo ImplementationMethod
    {
        get
        {
            var method = Call.Method.Method;
            if (!method.DeclaringType!.IsInstanceOfType(grain))
            {
                return method;
            }

            var map = s_maps.GetOrAdd((grain.GetType(), method.DeclaringType), static pair => pair.Item1.GetInterfaceMap(pair.Item2));
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method)];
        }
    }

    /// <summary>Runs a call through the filters of its silo and its class. The caller holds the activation's turn.</summary>
    public static Task<Response> Run(CallRequest request, Activation activation)
        => new IncomingCall(request, activation, activation.GrainInstance!, activation.Shared.Silo.IncomingFilters).Complete();

    /// <summary>Runs a call of an observer through the filters of the silo.</summary>
    public static Task<Response> Run(CallRequest request, IGrainContext observer, object target)
        => new IncomingCall(request, observer, target, request.Reference.Shared.Silo.IncomingFilters).Complete();

    protected override async ValueTask<bool> InvokeAt(int position)
    {
        if (position < filters.Length)
        {
            await filters[position].Invoke(this);
            return true;
        }

        if (position == filters.Length && grain is IIncomingGrainCallFilter own)
        {
            await own.Invoke(this);
            return true;
        }

        return false;
    }

    protected override async Task<Response> InvokeTarget()
    {
        Task? task;
        try
        {
            task = target is Activation activation ? Call.Invoke(activation) : (Task?)Call.Method.Invoke(Call, grain) ?? Task.CompletedTask;
        }
        catch (Exception failure)
        {
            return Response.FromException(failure);
        }

        if (task is null)
        {
            return Response.FromException(new InvalidOperationException($"{Call.Method} returned null instead of a task."));
        }

        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return Call.ToResponse(task);
    }
}

internal sealed class OutgoingCall(CallRequest request) : FilteredCall(request), IOutgoingGrainCallContext
{
    public override object Grain => Call.Reference;

    public IGrainContext? SourceContext => Call.Source;

    /// <summary>Runs a call through the filters of its silo and answers it.</summary>
    public static async Task Run(CallRequest request)
    {
        try
        {
            request.AnswerWith(await new OutgoingCall(request).Complete());
        }
        catch (Exception failure)
        {
            request.Refuse(failure);
        }
    }

    protected override async ValueTask<bool> InvokeAt(int position)
    {
        var filters = Call.Reference.Shared.Silo.OutgoingFilters;
        if (position >= filters.Length)
        {
            return false;
        }

        await filters[position].Invoke(this);
        return true;
    }

    protected override async Task<Response> InvokeTarget()
    {
        // Each time a filter goes on, the call is made anew, with the values that the filter has set.
        var call = Call.Again();
        call.Reference = Call.Reference;
        call.Source = Call.Source;
        call.Values = CallValues.Capture(Call.Reference.Shared.Silo);
        call.Reference.SendUnfiltered(call);
        if (call.Method.IsOneWay)
        {
            return Response.Completed;
        }

        await call.AnswerTask.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return call.ToResponse(call.AnswerTask);
    }
}
