using Orleans.Runtime;

namespace Orleans
{
    /// <summary>Something that starts and stops in numbered stages: a silo, or one activation.</summary>
    public interface ILifecycleObservable
    {
        /// <summary>Takes part in a stage.</summary>
        /// <param name="observerName">Who takes part, for logs.</param>
        /// <param name="stage">The stage; lower ones start first and stop last.</param>
        /// <param name="observer">What to do.</param>
        /// <returns>Ends the participation when it is disposed.</returns>
        IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer);
    }

    /// <summary>What one participant does in its stage.</summary>
    public interface ILifecycleObserver
    {
        /// <summary>Starts.</summary>
        /// <param name="cancellationToken">Ends when the start is called off.</param>
        /// <returns>Done when started; a failure stops the start.</returns>
        Task OnStart(CancellationToken cancellationToken = default);

        /// <summary>Stops.</summary>
        /// <param name="cancellationToken">Ends when there is no more time for a graceful stop.</param>
        /// <returns>Done when stopped; a failure is logged.</returns>
        Task OnStop(CancellationToken cancellationToken = default);
    }

    /// <summary>A service that wants to take part in a lifecycle. Registered in the container under this type.</summary>
    /// <typeparam name="TLifecycleObservable">The lifecycle, such as <see cref="Orleans.Runtime.ISiloLifecycle"/>.</typeparam>
    public interface ILifecycleParticipant<TLifecycleObservable>
        where TLifecycleObservable : ILifecycleObservable
    {
        /// <summary>Subscribes to the stages it wants.</summary>
        /// <param name="lifecycle">The lifecycle.</param>
        void Participate(TLifecycleObservable lifecycle);
    }

    /// <summary>A lifecycle that can be driven.</summary>
    public interface ILifecycleSubject : ILifecycleObservable, ILifecycleObserver
    {
    }

    /// <summary>The stages of a silo.</summary>
    public static class ServiceLifecycleStage
    {
        /// <summary>Before everything.</summary>
        public const int First = int.MinValue;

        /// <summary>The runtime itself.</summary>
        public const int RuntimeInitialize = 2000;

        /// <summary>The services of the runtime.</summary>
        public const int RuntimeServices = 4000;

        /// <summary>Storage of the runtime.</summary>
        public const int RuntimeStorageServices = 6000;

        /// <summary>Grains of the runtime.</summary>
        public const int RuntimeGrainServices = 8000;

        /// <summary>After the grains of the runtime.</summary>
        public const int AfterRuntimeGrainServices = 8100;

        /// <summary>Services of the application, such as grain storage.</summary>
        public const int ApplicationServices = 10000;

        /// <summary>Connectivity checks of a cluster.</summary>
        public const int ValidateInitialConnectivity = Active - 100;

        /// <summary>Where grains are deactivated when the silo stops.</summary>
        public const int GrainDeactivation = BecomeActive - 1;

        /// <summary>Right before the silo takes calls.</summary>
        public const int BecomeActive = Active - 1;

        /// <summary>The silo takes calls; start-up tasks run.</summary>
        public const int Active = 20000;

        /// <summary>After everything.</summary>
        public const int Last = int.MaxValue;
    }

    /// <summary>Shorter ways to take part in a lifecycle.</summary>
    public static class LifecycleExtensions
    {
        /// <summary>Takes part in a stage with two functions.</summary>
        /// <param name="observable">The lifecycle.</param>
        /// <param name="observerName">Who takes part, for logs.</param>
        /// <param name="stage">The stage.</param>
        /// <param name="onStart">Starts.</param>
        /// <param name="onStop">Stops, when there is something to stop.</param>
        /// <returns>Ends the participation when it is disposed.</returns>
        public static IDisposable Subscribe(this ILifecycleObservable observable, string observerName, int stage, Func<CancellationToken, Task> onStart, Func<CancellationToken, Task>? onStop)
        {
            ArgumentNullException.ThrowIfNull(observable);
            ArgumentNullException.ThrowIfNull(onStart);
            return observable.Subscribe(observerName, stage, onStop is null ? new StartFunction(onStart) : new Functions(onStart, onStop));
        }

        /// <summary>Takes part in the start of a stage.</summary>
        /// <param name="observable">The lifecycle.</param>
        /// <param name="observerName">Who takes part, for logs.</param>
        /// <param name="stage">The stage.</param>
        /// <param name="onStart">Starts.</param>
        /// <returns>Ends the participation when it is disposed.</returns>
        public static IDisposable Subscribe(this ILifecycleObservable observable, string observerName, int stage, Func<CancellationToken, Task> onStart)
            => observable.Subscribe(observerName, stage, onStart, null);

        /// <summary>Takes part in a stage under the name of a type.</summary>
        /// <typeparam name="TObserver">The type that names the participant.</typeparam>
        /// <param name="observable">The lifecycle.</param>
        /// <param name="stage">The stage.</param>
        /// <param name="observer">What to do.</param>
        /// <returns>Ends the participation when it is disposed.</returns>
        public static IDisposable Subscribe<TObserver>(this ILifecycleObservable observable, int stage, ILifecycleObserver observer)
            => observable.Subscribe(NameOf(typeof(TObserver)), stage, observer);

        /// <summary>Takes part in a stage under the name of a type.</summary>
        /// <typeparam name="TObserver">The type that names the participant.</typeparam>
        /// <param name="observable">The lifecycle.</param>
        /// <param name="stage">The stage.</param>
        /// <param name="onStart">Starts.</param>
        /// <param name="onStop">Stops.</param>
        /// <returns>Ends the participation when it is disposed.</returns>
        public static IDisposable Subscribe<TObserver>(this ILifecycleObservable observable, int stage, Func<CancellationToken, Task> onStart, Func<CancellationToken, Task> onStop)
            => observable.Subscribe(NameOf(typeof(TObserver)), stage, onStart, onStop);

        /// <summary>Takes part in the start of a stage under the name of a type.</summary>
        /// <typeparam name="TObserver">The type that names the participant.</typeparam>
        /// <param name="observable">The lifecycle.</param>
        /// <param name="stage">The stage.</param>
        /// <param name="onStart">Starts.</param>
        /// <returns>Ends the participation when it is disposed.</returns>
        public static IDisposable Subscribe<TObserver>(this ILifecycleObservable observable, int stage, Func<CancellationToken, Task> onStart)
            => observable.Subscribe(NameOf(typeof(TObserver)), stage, onStart, null);

        /// <summary>Takes part in a stage under the name of the observer's type.</summary>
        /// <param name="observable">The lifecycle.</param>
        /// <param name="stage">The stage.</param>
        /// <param name="observer">What to do.</param>
        /// <returns>Ends the participation when it is disposed.</returns>
        public static IDisposable Subscribe(this ILifecycleObservable observable, int stage, ILifecycleObserver observer)
            => observable.Subscribe(NameOf(observer.GetType()), stage, observer);

        private static string NameOf(Type type) => type.FullName ?? type.Name;

        private sealed class Functions(Func<CancellationToken, Task> onStart, Func<CancellationToken, Task> onStop) : ILifecycleObserver
        {
            public Task OnStart(CancellationToken cancellationToken = default) => onStart(cancellationToken);

            public Task OnStop(CancellationToken cancellationToken = default) => onStop(cancellationToken);
        }

        private sealed class StartFunction(Func<CancellationToken, Task> onStart) : IStartOnly
        {
            public Task OnStart(CancellationToken cancellationToken = default) => onStart(cancellationToken);

            public Task OnStop(CancellationToken cancellationToken = default) => Task.CompletedTask;
        }
    }
}

namespace Orleans.Runtime
{
    /// <summary>The lifecycle of the silo.</summary>
    public interface ISiloLifecycle : ILifecycleObservable
    {
        /// <summary>The last stage that has started.</summary>
        int HighestCompletedStage { get; }

        /// <summary>The last stage that has stopped.</summary>
        int LowestStoppedStage { get; }
    }

    /// <summary>The lifecycle of one activation.</summary>
    public interface IGrainLifecycle : ILifecycleObservable
    {
    }

    /// <summary>The stages of an activation.</summary>
    public static class GrainLifecycleStage
    {
        /// <summary>Before everything.</summary>
        public const int First = int.MinValue;

        /// <summary>Stored state is read.</summary>
        public const int SetupState = 1000;

        /// <summary>The grain's own activation method runs.</summary>
        public const int Activate = 2000;

        /// <summary>After everything.</summary>
        public const int Last = int.MaxValue;
    }

    /// <summary>Something to run once when the silo has started.</summary>
    public interface IStartupTask
    {
        /// <summary>Runs it. The silo's start waits for it and fails with it.</summary>
        /// <param name="cancellationToken">Ends when the start is called off.</param>
        /// <returns>Done when it ran.</returns>
        Task Execute(CancellationToken cancellationToken);
    }
}
