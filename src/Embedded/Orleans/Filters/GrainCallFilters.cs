using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>One call, as filters see it.</summary>
public interface IGrainCallContext
{
    /// <summary>Method and arguments.</summary>
    IInvokable Request { get; }

    /// <summary>The grain object on the incoming side, the reference on the outgoing one.</summary>
    object Grain { get; }

    /// <summary>The grain that calls; null when it is not a grain.</summary>
    GrainId? SourceId { get; }

    /// <summary>The grain that is called.</summary>
    GrainId TargetId { get; }

    /// <summary>The interface that is called.</summary>
    GrainInterfaceType InterfaceType { get; }

    /// <summary>The full name of the interface.</summary>
    string InterfaceName { get; }

    /// <summary>The name of the method.</summary>
    string MethodName { get; }

    /// <summary>The method of the interface.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The value returned, once the call was made; a filter may replace it or set it instead of calling.</summary>
    object? Result { get; set; }

    /// <summary>The outcome, once the call was made.</summary>
    Response? Response { get; set; }

    /// <summary>Goes on: to the next filter, or to the method.</summary>
    /// <returns>Done when the call was made.</returns>
    Task Invoke();
}

/// <summary>A call that arrives at a grain.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    /// <summary>The activation that is called.</summary>
    IGrainContext TargetContext { get; }

    /// <summary>The method of the grain class.</summary>
    MethodInfo ImplementationMethod { get; }
}

/// <summary>A call that leaves.</summary>
public interface IOutgoingGrainCallContext : IGrainCallContext
{
    /// <summary>The activation that calls; null when it is not a grain.</summary>
    IGrainContext? SourceContext { get; }
}

/// <summary>Runs around every call that arrives at grains, in the turn of the call. A grain class that implements it filters its own calls.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Runs around one call.</summary>
    /// <param name="context">The call; <see cref="IGrainCallContext.Invoke"/> goes on with it.</param>
    /// <returns>Done when the call is.</returns>
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>Runs around every call to a grain, on the side of the caller.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Runs around one call.</summary>
    /// <param name="context">The call; <see cref="IGrainCallContext.Invoke"/> goes on with it.</param>
    /// <returns>Done when the call is.</returns>
    Task Invoke(IOutgoingGrainCallContext context);
}

/// <summary>A filter for incoming calls.</summary>
/// <param name="context">The call.</param>
/// <returns>Done when the call is.</returns>
public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);

/// <summary>A filter for outgoing calls.</summary>
/// <param name="context">The call.</param>
/// <returns>Done when the call is.</returns>
public delegate Task OutgoingGrainCallFilterDelegate(IOutgoingGrainCallContext context);
