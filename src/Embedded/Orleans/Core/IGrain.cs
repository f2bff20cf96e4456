using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Something that can be called through a reference: a grain or an observer.</summary>
    public interface IAddressable
    {
    }

    /// <summary>Extra methods that can be installed on any grain. The embedded runtime knows the type but installs none.</summary>
    public interface IGrainExtension : IAddressable
    {
    }
}

namespace Orleans
{
    /// <summary>The base of every grain interface. Its methods return <see cref="Task"/>, <see cref="ValueTask"/> or <see cref="IAsyncEnumerable{T}"/>.</summary>
    public interface IGrain : IAddressable
    {
    }

    /// <summary>A grain whose key is a string.</summary>
    public interface IGrainWithStringKey : IGrain
    {
    }

    /// <summary>A grain whose key is a GUID.</summary>
    public interface IGrainWithGuidKey : IGrain
    {
    }

    /// <summary>A grain whose key is a 64-bit integer.</summary>
    public interface IGrainWithIntegerKey : IGrain
    {
    }

    /// <summary>A grain whose key is a GUID and a string.</summary>
    public interface IGrainWithGuidCompoundKey : IGrain
    {
    }

    /// <summary>A grain whose key is a 64-bit integer and a string.</summary>
    public interface IGrainWithIntegerCompoundKey : IGrain
    {
    }

    /// <summary>Something outside of grains that grains can call, through a reference made by <see cref="IGrainFactory.CreateObjectReference{TGrainObserverInterface}"/>.</summary>
    public interface IGrainObserver : IAddressable
    {
    }
}

namespace Orleans.Core.Internal
{
    /// <summary>What every grain answers, whatever its interface: <c>grain.AsReference&lt;IGrainManagementExtension&gt;()</c>.</summary>
    public interface IGrainManagementExtension : IGrainExtension
    {
        /// <summary>Ends the activation once the calls that run now are done.</summary>
        /// <returns>Done when it was asked, not when it has ended.</returns>
        ValueTask DeactivateOnIdle();

        /// <summary>Moves the activation to another silo; with a single silo it ends it.</summary>
        /// <returns>Done when it was asked, not when it has ended.</returns>
        ValueTask MigrateOnIdle();
    }
}
