namespace Sample.Absent;

public abstract class AbsentBase;
