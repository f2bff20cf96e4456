namespace Chatbotics.Grains.Hosting;

/// <summary>Gives new ids, so that tests can give known ones.</summary>
public interface IIdGenerator
{
    /// <summary>A new id of 128 bits whose order follows time (UUID version 7).</summary>
    Guid NewId();
}
