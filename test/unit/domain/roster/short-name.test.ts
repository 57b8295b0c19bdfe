import { describe, expect, test } from 'vitest';
import { areTwoNames, compareNames } from '../../../../src/domain/roster/identity.ts';
import { isWholeName } from '../../../../src/domain/roster/short-name.ts';

describe('a shorter name', () => {
  test.each([
    ['José López', 'JOSE LOPEZ GARCIA'],
    ['José López', 'JOSE LUIS LOPEZ GARCIA'],
    ['José López', 'LOPEZ GARCIA JOSE LUIS'],
    ['José López', 'LOPEZ GARCIA, JOSE'],
    ['López José', 'JOSE LOPEZ GARCIA'],
    ['López, José', 'Sr. JOSE LOPEZ GARCIA'],
    ['Ana García', 'GARCIA LOPEZ ANA'],
    ['Ana Sofía Ibáñez', 'IBAÑEZ PEÑA ANA SOFIA'],
    ['Xóchitl Uc', 'UC CHAN XOCHITL BRENDA'],
    ['Anna Kowalska', 'KOWALSKA ANNA MARIA'],
    ['Kowalska Anna', 'Anna Maria Kowalska'],
    ['Ximena López', 'XIMENA MARIA LOPEZ'],
    ['Guadalupe Pérez Ruiz', 'Lic. Guadalupe Pérez'],
    ['García López Ana', 'ANA GARCIA LOPEZ'],
    ['Juan Pérez Jr.', 'PEREZ JUAN JR'],
  ])('%s is %s', (short, long) => {
    expect([isWholeName(short, long), isWholeName(long, short)]).toEqual([true, true]);
  });
  test.each([
    ['José López', 'MARIA JOSE LOPEZ GARCIA'],
    ['José López', 'LOPEZ GARCIA MARIA JOSE'],
    ['José López', 'LOPEZ GARCIA, MARIA JOSE'],
    ['López, José', 'LOPEZ, MARIA JOSE'],
    ['Maria Kowalska', 'KOWALSKA ANNA MARIA'],
    ['Kowalska Maria', 'KOWALSKA ANNA MARIA'],
    ['Luis Hernández', 'JORGE LUIS HERNANDEZ MORA'],
    ['Elena Ruiz', 'RUIZ SOLER BRENDA ELENA'],
    ['López Brenda', 'LOPEZ SOLER XIMENA BRENDA'],
    ['María José López', 'JOSE MARIA LOPEZ'],
    ['Ana García López', 'ANA LOPEZ GARCIA'],
    ['Ana López', 'ANA GARCIA LUISA'],
    ['Mora Sanz', 'MORA SANZ LUIS'],
    ['Juan Pérez', 'JUAN PEREZ JR'],
    ['Juan Pérez Sr', 'JUAN PEREZ JR'],
    ['Juan Pérez', 'Juan Pérez Luna III'],
    ['Pérez, Juan (hijo)', 'Juan Pérez'],
  ])('%s is not %s', (short, long) => {
    expect([isWholeName(short, long), isWholeName(long, short)]).toEqual([false, false]);
  });
});

describe('father and son', () => {
  test.each([
    ['Juan Pérez', 'Juan Pérez Jr.'],
    ['Juan Pérez Luna, padre', 'Juan Pérez Luna, hijo'],
    ['Jan Nowak senior', 'Jan Nowak mł.'],
    ['John Smith II', 'John Smith III'],
  ])('%s and %s are two', (father, son) => {
    expect([areTwoNames(father, son), areTwoNames(son, father)]).toEqual([true, true]);
    expect(compareNames(father, son)).not.toBe('agree');
  });
  test.each([
    ['Juan Pérez junior', 'PEREZ JUAN JR'],
    ['Sr. Juan Pérez', 'Juan Pérez'],
    ['Junior Pérez Luna', 'Junior Pérez'],
  ])('%s and %s are one', (one, other) => {
    expect(areTwoNames(one, other)).toBe(false);
  });
});

describe('a word like another', () => {
  test.each([
    ['Mora Sanz Daniel', 'MORA SANZ DANIELA'],
    ['Juan Gil Soto', 'JUANA GIL SOTO'],
    ['Jan Nowak', 'Janina Nowak'],
    ['Stanisław Mazur', 'Stanisława Mazur'],
    ['Emil Górski Zając', 'Emilia Górski Zając'],
    ['Anna Nowak', 'Anna Nowakowska'],
    ['Mora Sanz Ana', 'MORA SANZ LUIS'],
    ['Ana Ruiz García', 'ALMA RUIZ GARCIA'],
  ])('%s and %s are two people', (one, other) => {
    expect([areTwoNames(one, other), areTwoNames(other, one)]).toEqual([true, true]);
    expect(compareNames(one, other)).not.toBe('agree');
    expect([isWholeName(one, other), isWholeName(other, one)]).toEqual([false, false]);
  });
  test.each([
    ['Hernández Morales María Fernanda', 'HERNANDEZ MORALES MARIA FER'],
    ['Alejandra Gómez', 'Alej. Gómez'],
    ['Ma. del Carmen Ruiz', 'MARIA DEL CARMEN RUIZ'],
    ['Kumar R', 'Kumar Ravi'],
    ['González Pérez Ana', 'GONZ PEREZ ANA'],
  ])('%s and %s may be one', (one, other) => {
    expect(areTwoNames(one, other)).toBe(false);
  });
});
